package org.epixgateway.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The sockets on which this process listens, as Linux tells; nothing elsewhere. */
final class Listening {
    private static final String LISTEN = "0A";

    private Listening() {}

    static List<String> addresses() throws IOException {
        Set<String> ours = inodes();
        List<String> found = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
            Path file = Path.of("/proc/self/net", table);
            for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                List<String> column = List.of(line.trim().split("\\s+", -1));
                boolean listens = table.startsWith("udp") || LISTEN.equals(column.get(3));
                if (column.size() > 9 && listens && ours.contains(column.get(9))) {
                    found.add(table + " " + column.get(1));
                }
            }
        }
        return found;
    }

    private static Set<String> inodes() throws IOException {
        Set<String> found = new TreeSet<>();
        Path open = Path.of("/proc/self/fd");
        if (Files.exists(open)) {
            try (Stream<Path> links = Files.list(open)) {
                for (Path link : links.toList()) {
                    String target = Files.isSymbolicLink(link)
                            ? Files.readSymbolicLink(link).toString()
                            : "";
                    if (target.startsWith("socket:[")) {
                        found.add(target.substring(8, target.length() - 1));
                    }
                }
            }
        }
        return found;
    }
}
