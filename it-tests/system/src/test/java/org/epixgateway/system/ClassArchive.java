package org.epixgateway.system;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.epixgateway.app.Main;

/**
 * The classes of the program as one shared archive, made once by a short bench: these tests start gateways some hundred times,
 * and a start costs a quarter less with it. Without it they only take longer.
 */
final class ClassArchive {
    private static final long MINUTES_MAX = 2;

    /** What does not fit into the archive is of no interest in a gateway's log. */
    private static final String QUIETLY = "-Xlog:disable";

    private static final List<String> OPTIONS = made();

    private ClassArchive() {}

    /** For the Java of a gateway, with {@link #classPath()}. */
    static List<String> options() {
        return OPTIONS;
    }

    /** Archives know jars only; what is in folders belongs to the tests. */
    static String classPath() {
        String all = System.getProperty("java.class.path");
        String jars = Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
        return isProgramIn(jars) ? jars : all;
    }

    private static boolean isProgramIn(String jars) {
        return Arrays.stream(jars.split(File.pathSeparator))
                .anyMatch(jar -> Path.of(jar).getFileName().toString().startsWith("epix-app"));
    }

    private static List<String> made() {
        if (!isProgramIn(classPath())) {
            return List.of();
        }
        try {
            Path folder = Files.createTempDirectory("classes");
            Path archive = folder.resolve("epix.jsa");
            Process bench = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:ArchiveClassesAtExit=" + archive,
                            QUIETLY,
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            classPath(),
                            Main.class.getName(),
                            "bench",
                            "--messages",
                            "20",
                            "--warm-up",
                            "1",
                            "--concurrency",
                            "1")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("bench.txt").toFile())
                    .start();
            boolean isEnded = bench.waitFor(MINUTES_MAX, TimeUnit.MINUTES);
            bench.destroyForcibly();
            return isEnded && Files.exists(archive) ? List.of("-XX:SharedArchiveFile=" + archive, QUIETLY) : List.of();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
