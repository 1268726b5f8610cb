package org.epixgateway.judges;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The product, run as another process; and the folder of containers that it made for this run. */
final class Product {
    private static final String MAIN = "org.epixgateway.signing.JudgedProduct";
    private static final Path FOLDER = makeContainers();

    private Product() {}

    /** Containers *.asice, and keys/ with root.crt, root.crl, seal.crt, seal.key, seal.p12, seal.password. */
    static Path folder() {
        return FOLDER;
    }

    static Stream<Path> containers() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".asice")).sorted().toList().stream();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static Path key(String name) {
        return FOLDER.resolve("keys").resolve(name);
    }

    /** What the product says about a container that others made with the seal of the folder. */
    static String verdict(Path container) {
        String said = run(List.of("verify", key("seal.crt").toString(), container.toString()));
        // lines before it are the signature library's log
        return said.strip().lines().reduce("", (before, line) -> line);
    }

    private static Path makeContainers() {
        String given = System.getProperty("judges.containers");
        if (given != null) {
            return Path.of(given);
        }
        try {
            Path folder = Files.createTempDirectory("judges");
            String output = run(List.of("make", folder.toString(), System.getProperty("judges.permits", "")));
            if (!output.isBlank()) {
                throw new IllegalStateException("the product said: " + output);
            }
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String run(List<String> arguments) {
        Path signing = Path.of(System.getProperty("judges.signing", ""));
        try {
            String classPath = signing.resolve("target/classes") + ":" + signing.resolve("target/test-classes") + ":"
                    + Files.readString(signing.resolve("target/judges.classpath"))
                            .strip();
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath, MAIN));
            command.addAll(arguments);
            return Tool.run(signing, command).requireSuccess();
        } catch (IOException notBuilt) {
            throw new UncheckedIOException("build gateway/signing first", notBuilt);
        }
    }
}
