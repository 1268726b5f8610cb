package org.epixgateway.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project's own files, found from the module that runs the tests. */
final class Sources {
    private static final String ROOT_PROPERTY = "epix.project.root";

    private Sources() {}

    static Path root() {
        return Path.of(System.getProperty(ROOT_PROPERTY, "../.."))
                .toAbsolutePath()
                .normalize();
    }

    /** All Java files of the product, not those of tests and not generated ones. */
    static List<Path> ofProduct() {
        return java().filter(file -> file.toString().contains("/src/main/java/"))
                .toList();
    }

    /** Files of the product and of its tests. */
    static List<Path> all() {
        return java().toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Path> java() {
        try (Stream<Path> files = Files.walk(root())) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
