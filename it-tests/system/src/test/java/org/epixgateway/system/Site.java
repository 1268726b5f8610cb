package org.epixgateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.epixgateway.app.Main;
import org.epixgateway.app.command.RootCommand;
import org.epixgateway.app.running.Home;
import org.epixgateway.app.running.Installation;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.party.Party;
import org.epixgateway.signing.KeyAlgorithm;
import org.jspecify.annotations.Nullable;

/** The installation of one Party: its folder, and its gateway as a process of its own while it runs. */
final class Site implements AutoCloseable {
    static final Duration START_MAX = Duration.ofSeconds(20);
    private static final AtomicInteger NEXT_PORT =
            new AtomicInteger(20_000 + (int) (ProcessHandle.current().pid() % 100) * 100);
    static final Duration STOP_MAX = Duration.ofSeconds(10);
    static final Duration DELIVERY_MAX = Duration.ofSeconds(90);

    /** Trouble is met again within seconds instead of minutes. */
    private static final String IMPATIENT = """
            delivery:
              back-off-first: 200ms
              back-off-max: 1s
              queue-lease: 3s
              attempt-lease: 8s
              connect-timeout: 2s
              answer-timeout: 5s
              circuit-probe-first: 1s
              circuit-probe-max: 2s
            """;

    private final Home home;
    private final Party party;
    private final int exchangePort;
    private final int nationalPort;
    private final int managementPort;
    private final String token;
    private final String fingerprint;
    private @Nullable Process process;

    private Site(
            Home home, Party party, int exchangePort, int nationalPort, int managementPort, Installation.Made made) {
        this.home = home;
        this.party = party;
        this.exchangePort = exchangePort;
        this.nationalPort = nationalPort;
        this.managementPort = managementPort;
        this.token = made.token();
        this.fingerprint = made.fingerprint();
    }

    static Site make(Path folder, String code) {
        return make(folder, code, Clock.systemUTC());
    }

    /** @param clock when keys and certificates are made */
    static Site make(Path folder, String code, Clock clock) {
        Home home = Home.at(folder.resolve(code));
        Party party = Party.of(code);
        int exchange = freePort();
        int national = freePort();
        int management = freePort();
        Installation.Made made = Installation.make(
                home,
                new Installation.Plan(
                        party,
                        "Management Authority of " + code,
                        List.of("localhost"),
                        "127.0.0.1",
                        exchange,
                        national,
                        management,
                        KeyAlgorithm.P256),
                clock,
                Duration.ofDays(1));
        Site site = new Site(home, party, exchange, national, management, made);
        site.addSettings(IMPATIENT);
        return site;
    }

    /** Below those that the system gives away by itself, and never twice, so that a gateway that starts later finds its own. */
    static int freePort() {
        int port = NEXT_PORT.getAndIncrement();
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (BindException taken) {
            return freePort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    Home home() {
        return home;
    }

    Party party() {
        return party;
    }

    String fingerprint() {
        return fingerprint;
    }

    int exchangePort() {
        return exchangePort;
    }

    int nationalPort() {
        return nationalPort;
    }

    Set<Integer> ports() {
        return new TreeSet<>(Set.of(exchangePort, nationalPort, managementPort));
    }

    Path log() {
        return home.dir().resolve("gateway.log");
    }

    void addSettings(String yaml) {
        try {
            Files.writeString(home.settingsFile(), yaml, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void changeSettings(String from, String to) {
        try {
            String before = Files.readString(home.settingsFile());
            assertThat(before).contains(from);
            Files.writeString(home.settingsFile(), before.replace(from, to));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Takes the other Party's descriptor with the fingerprint that was compared, beside no running gateway. */
    void register(Site other) {
        Path descriptor = home.dir().resolve(other.party + ".asice");
        assertThat(RootCommand.run(
                        "party", "export", "--dir", other.home.dir().toString(), "-o", descriptor.toString()))
                .isZero();
        assertThat(RootCommand.run(
                        "party",
                        "add",
                        "--dir",
                        home.dir().toString(),
                        descriptor.toString(),
                        "--fingerprint",
                        other.fingerprint))
                .isZero();
    }

    /** Ready on return; how long it took. */
    Duration start(String... jvmArguments) {
        return start("/ready", List.of(jvmArguments), Map.of());
    }

    /** Ready on return, on a machine whose clock is this one. */
    void startOn(FakeClock clock) {
        start("/ready", List.of(), clock.environment());
    }

    /** Alive on return, though it says that it cannot do its work. */
    void startUnready() {
        start("/health", List.of(), Map.of());
    }

    private Duration start(String says, List<String> jvmArguments, Map<String, String> environment) {
        long begun = System.nanoTime();
        Process started = launch(jvmArguments, environment, "run");
        process = started;
        Await.until("gateway of " + party + " up, it says:", this::lastWords, START_MAX.multipliedBy(3), () -> {
            if (!started.isAlive()) {
                throw new AssertionError(
                        "the gateway of " + party + " ended with " + started.exitValue() + ":\n" + logged());
            }
            return isGood(says);
        });
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    boolean isReady() {
        return isGood("/ready");
    }

    private boolean isGood(String path) {
        try {
            return management().get(path).status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** Another process of the program on the same folder; the caller looks at what becomes of it. */
    Process launch(List<String> jvmArguments, String command, String... more) {
        return launch(jvmArguments, Map.of(), command, more);
    }

    private Process launch(List<String> jvmArguments, Map<String, String> environment, String command, String... more) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED"));
        line.addAll(ClassArchive.options());
        line.addAll(jvmArguments);
        line.addAll(List.of("-cp", ClassArchive.classPath(), Main.class.getName()));
        line.addAll(List.of(command.split(" ")));
        line.addAll(List.of("--dir", home.dir().toString()));
        line.addAll(List.of(more));
        try {
            ProcessBuilder process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
            process.environment().putAll(environment);
            return process.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String lastWords() {
        List<String> lines = logged().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }

    String logged() {
        return Sources.text(log());
    }

    Process process() {
        return Optional.ofNullable(process).orElseThrow();
    }

    boolean isRunning() {
        Process running = process;
        return running != null && running.isAlive();
    }

    /** SIGKILL. */
    void kill() {
        ended(process().destroyForcibly(), STOP_MAX);
    }

    /** SIGTERM; how long it took. */
    Duration stop() {
        long begun = System.nanoTime();
        process().destroy();
        ended(process(), STOP_MAX);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private void ended(Process running, Duration limit) {
        try {
            assertThat(running.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS))
                    .as("ended within %s", limit)
                    .isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    Rest national() {
        return new Rest(URI.create("http://127.0.0.1:" + nationalPort + "/api/v1/"), token);
    }

    Rest management() {
        return new Rest(URI.create("http://127.0.0.1:" + managementPort + "/"), "none");
    }

    /** The loopback API of the command line, with everything that it may do. */
    Rest control() {
        JsonNode point = Rest.parsed(Sources.text(home.run().resolve("control.json")));
        return new Rest(
                URI.create(point.path("base").asText()), point.path("token").asText());
    }

    /** The id of the message that a submission became; it must be accepted. */
    String submit(Bytes permit) {
        Rest.Answer answer = national().submit(permit, permit.digest().hex(), "");
        assertThat(answer.status()).as(answer.body().asUtf8()).isEqualTo(202);
        return answer.json().path("messages").path(0).path("id").asText();
    }

    JsonNode message(String id) {
        Rest.Answer answer = national().get("messages/" + id);
        assertThat(answer.status()).as(answer.body().asUtf8()).isEqualTo(200);
        return answer.json();
    }

    JsonNode awaitState(String id, String state) {
        return Await.value(
                "message " + id + " " + state,
                DELIVERY_MAX,
                () -> Optional.of(message(id))
                        .filter(m -> m.path("state").asText().equals(state)));
    }

    /** An operator who knows that the peer is back asks at once; without, the circuit's next probe would find out. */
    void awaitDelivered(String id) {
        Await.until(
                "message " + id + " delivered, it is:", () -> message(id) + "\n" + lastWords(), DELIVERY_MAX, () -> {
                    JsonNode message = message(id);
                    if (message.path("note").asText().contains("does not answer")) {
                        resend(id);
                    }
                    return message.path("state").asText().equals("DELIVERED");
                });
    }

    /** An operator sends it again now, unless it is finished meanwhile. */
    void resend(String id) {
        assertThat(control().post("messages/" + id + "/resend").status()).isIn(200, 409);
    }

    /** The ids in the inbox, in order, taken ones too. */
    List<String> inbox() {
        List<String> ids = new ArrayList<>();
        JsonNode page = national().get("inbox?limit=1000&taken=true&tests=true").json();
        page.path("entries")
                .forEach(entry -> ids.add(entry.path("message").path("id").asText()));
        return ids;
    }

    Bytes document(String id) {
        Rest.Answer answer = national().get("inbox/" + id + "/document");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    /** By the command line; the gateway may run or not. */
    void requireIntactEvidence() {
        assertThat(RootCommand.run("evidence", "check", "--dir", home.dir().toString()))
                .as("evidence of %s", party)
                .isZero();
    }

    @Override
    public void close() {
        Process running = process;
        if (running != null && running.isAlive()) {
            ended(running.destroyForcibly(), STOP_MAX);
        }
    }
}
