package org.epixgateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.epixgateway.app.command.RootCommand;
import org.jspecify.annotations.Nullable;

/** The peer in Python that is part of the profile: another implementation, which shares no code with the gateway. */
final class ReferencePeer implements AutoCloseable {
    static final String PYTHON = "/usr/bin/python3";
    static final Path PROGRAM = Sources.root().resolve("gateway/docs/profile/reference/peer.py");
    private static final Path SCHEMAS = Sources.root().resolve("schemas/src/main/resources/org/epixgateway/schemas");
    private static final Duration UP_MAX = Duration.ofSeconds(30);

    private final Path program;
    private final Path home;
    private final Path descriptor;
    private final String fingerprint;
    private @Nullable Process process;

    /** What a command of the peer said and how it ended. */
    record Ended(int code, String said) {}

    private ReferencePeer(Path program, Path home, Path descriptor, String fingerprint) {
        this.program = program;
        this.home = home;
        this.descriptor = descriptor;
        this.fingerprint = fingerprint;
    }

    /** @param program the peer, or a copy of it with a defect */
    static ReferencePeer make(Path program, Path folder, String party) {
        Path home = folder.resolve("peer-" + party);
        Path descriptor = folder.resolve("peer-" + party + ".asice");
        String port = String.valueOf(Site.freePort());
        assertThat(ended(program, home, "init", "--party", party, "--port", port)
                        .code())
                .isZero();
        String fingerprint = ended(program, home, "descriptor", "-o", descriptor.toString())
                .said()
                .strip();
        return new ReferencePeer(program, home, descriptor, fingerprint);
    }

    Path descriptor() {
        return descriptor;
    }

    /** Both sides take the other's descriptor, and test messages too. */
    void exchangeDescriptors(Site site) {
        Path theirs = home.resolveSibling(site.party() + ".asice");
        String dir = site.home().dir().toString();
        assertThat(RootCommand.run("party", "export", "--dir", dir, "-o", theirs.toString()))
                .isZero();
        assertThat(run("register", theirs.toString(), "--tests", "--fingerprint", site.fingerprint())
                        .code())
                .isZero();
        assertThat(RootCommand.run("party", "add", "--dir", dir, descriptor.toString(), "--fingerprint", fingerprint))
                .isZero();
    }

    void start() {
        Path log = home.resolve("peer.log");
        try {
            process = command(program, home, List.of("serve"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Await.until("the reference peer up", UP_MAX, () -> Sources.text(log).contains("listens"));
    }

    Ended run(String... arguments) {
        return ended(program, home, arguments);
    }

    private static Ended ended(Path program, Path home, String... arguments) {
        try {
            Process command = command(program, home, List.of(arguments))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(command.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Ended(command.exitValue(), said);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private static ProcessBuilder command(Path program, Path home, List<String> arguments) {
        List<String> line = new ArrayList<>(List.of(PYTHON, program.toString(), "--home", home.toString()));
        line.addAll(arguments);
        ProcessBuilder command = new ProcessBuilder(line);
        command.environment().put("EPIX_SCHEMAS", SCHEMAS.toString());
        return command;
    }

    @Override
    public void close() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
        }
    }

    /** The peer with one of its checks taken out. */
    static Path without(Path folder, String check) {
        String text = Sources.text(PROGRAM);
        assertThat(text).contains(check);
        try {
            return Files.writeString(folder.resolve("careless.py"), text.replace(check, "pass"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static boolean isThere() {
        try {
            Process python = new ProcessBuilder(PYTHON, "-c", "import lxml, cryptography")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return python.waitFor(30, TimeUnit.SECONDS) && python.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
