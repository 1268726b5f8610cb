package org.epixgateway.judges;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of the machine: run with a time limit, its output and exit code as they are. */
record Tool(int exitCode, String output) {
    private static final long SECONDS_MAX = 60;

    static Tool run(Path folder, List<String> command) {
        try {
            Path output = Files.createTempFile("judges", ".out");
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command.get(0) + " did not end within " + SECONDS_MAX + " s");
            }
            String said = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            return new Tool(process.exitValue(), said);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", stopped);
        }
    }

    String requireSuccess() {
        if (exitCode != 0) {
            throw new IllegalStateException("exit code " + exitCode + ": " + output);
        }
        return output;
    }

    /** On a build server (-Dci) a missing tool fails the test; elsewhere it is skipped with a sentence. */
    static void require(String name) {
        boolean isThere = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
        if (!isThere && System.getProperty("ci") != null) {
            throw new AssertionError(name + " is not installed, and with -Dci nothing is skipped");
        }
        assumeTrue(isThere, name + " is not installed, so it cannot judge");
    }
}
