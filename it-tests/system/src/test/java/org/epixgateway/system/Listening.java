package org.epixgateway.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The TCP ports on which a process listens, as Linux tells. */
final class Listening {
    private static final String LISTEN = "0A";

    private Listening() {}

    static boolean isKnown() {
        return Files.exists(Path.of("/proc/self/net/tcp"));
    }

    static Set<Integer> ports(long pid) {
        Path process = Path.of("/proc", String.valueOf(pid));
        Set<Integer> ports = new TreeSet<>();
        try {
            Set<String> sockets = sockets(process.resolve("fd"));
            for (String table : List.of("tcp", "tcp6")) {
                for (String line : Files.readAllLines(process.resolve("net").resolve(table))) {
                    List<String> column = List.of(line.trim().split("\\s+", -1));
                    if (column.get(3).equals(LISTEN) && sockets.contains("socket:[" + column.get(9) + "]")) {
                        ports.add(Integer.parseInt(
                                column.get(1).substring(column.get(1).indexOf(':') + 1), 16));
                    }
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return ports;
    }

    private static Set<String> sockets(Path descriptors) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> links = Files.list(descriptors)) {
            for (Path link : links.toList()) {
                found.add(target(link));
            }
        }
        return found;
    }

    private static String target(Path link) throws IOException {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (NoSuchFileException closedMeanwhile) {
            return "";
        }
    }
}
