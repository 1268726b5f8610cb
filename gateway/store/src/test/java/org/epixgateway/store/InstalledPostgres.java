package org.epixgateway.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The PostgreSQL of the machine, by its programs: makes a cluster in a folder of its own and removes it in the end. */
final class InstalledPostgres {
    private static final List<Path> HOMES = List.of(Path.of("/usr/lib/postgresql"));
    private static final int SECONDS_MAX = 60;

    private final Path programs;

    private InstalledPostgres(Path programs) {
        this.programs = programs;
    }

    static Optional<InstalledPostgres> find() throws IOException {
        for (Path home : HOMES) {
            if (Files.isDirectory(home)) {
                try (var versions = Files.list(home)) {
                    return versions.map(version -> version.resolve("bin"))
                            .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                            .max(Comparator.naturalOrder())
                            .map(InstalledPostgres::new);
                }
            }
        }
        return Optional.empty();
    }

    TestPostgres start() throws IOException {
        Path folder = Files.createTempDirectory(
                "epix-postgres", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        if (isRoot()) {
            run(List.of("chown", "postgres", folder.toString()));
        }
        Path cluster = folder.resolve("cluster");
        int port = freePort();
        runAsServer("initdb", "-D", cluster.toString(), "-U", "gateway", "--auth=trust", "-E", "UTF8", "--no-sync");
        runAsServer(
                "pg_ctl",
                "-D",
                cluster.toString(),
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + folder,
                "start");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                runAsServer("pg_ctl", "-D", cluster.toString(), "-m", "immediate", "stop");
                TestPostgres.deleteTree(folder);
            } catch (IOException trouble) {
                throw new UncheckedIOException(trouble);
            }
        }));
        return new TestPostgres("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "gateway");
    }

    /** The server refuses to run as root. */
    private void runAsServer(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private static void run(List<String> command) throws IOException {
        Path output = Files.createTempFile("epix-postgres", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command + " does not end");
            }
            if (process.exitValue() != 0) {
                throw new IOException(command + ": " + Files.readString(output, StandardCharsets.UTF_8));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(command + " was interrupted", stopped);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
