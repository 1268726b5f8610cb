package org.epixgateway.app.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.epixgateway.app.running.Home;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.party.Party;

/** One of the demo's gateways: an installation, the process that runs it, and its national system's view of it. */
final class DemoGateway implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration START_MAX = Duration.ofSeconds(90);

    private final Home home;
    private final Party party;
    private final Tokens tokens;
    private final int nationalPort;
    private final int managementPort;
    private final Process process;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    DemoGateway(Home home, Party party, Tokens tokens, int nationalPort, int managementPort) {
        this.home = home;
        this.party = party;
        this.tokens = tokens;
        this.nationalPort = nationalPort;
        this.managementPort = managementPort;
        this.process = started(home);
    }

    /** The same program as this one, in a process of its own; what it says goes into a file beside its data. */
    private static Process started(Home home) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // Netty's harmless warnings about Unsafe can be silenced from Java 24 on
        String quiet = Runtime.version().feature() >= 24 ? "--sun-misc-unsafe-memory-access=allow" : "-XX:+UseSerialGC";
        ProcessBuilder builder = new ProcessBuilder(List.of(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                quiet,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.epixgateway.app.Main",
                "run",
                "--dir",
                home.dir().toString()));
        File log = home.dir().resolve("gateway.log").toFile();
        builder.redirectErrorStream(true).redirectOutput(log);
        try {
            return builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot start a gateway", failed);
        }
    }

    /** Of the accounts that act in the demo. */
    record Tokens(String national, String auditor) {
        @Override
        public String toString() {
            return "***";
        }
    }

    Party party() {
        return party;
    }

    long pid() {
        return process.pid();
    }

    Path log() {
        return home.dir().resolve("gateway.log");
    }

    String token() {
        return tokens.national();
    }

    URI api() {
        return URI.create("http://127.0.0.1:" + nationalPort + "/api/v1/");
    }

    URI management() {
        return URI.create("http://127.0.0.1:" + managementPort);
    }

    void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + START_MAX.toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the gateway of " + party + " ended; see " + log());
            }
            try {
                HttpRequest ready = HttpRequest.newBuilder(management().resolve("/ready"))
                        .timeout(Duration.ofSeconds(2))
                        .build();
                if (http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // the port is not open yet
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException(
                "the gateway of " + party + " was not ready within " + START_MAX + "; see " + log());
    }

    record Reply(int status, JsonNode body) {}

    Reply submit(Bytes permit, String key) throws InterruptedException {
        return send(request("submissions")
                .header("Content-Type", "application/xml")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofByteArray(permit.array())));
    }

    Reply validate(Bytes permit) throws InterruptedException {
        return send(request("validations")
                .header("Content-Type", "application/xml")
                .POST(BodyPublishers.ofByteArray(permit.array())));
    }

    Reply state(String permit, String key, String body) throws InterruptedException {
        return send(request(permit + "/statements")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    Bytes picture(String path) throws InterruptedException {
        try {
            HttpRequest request =
                    request(path).header("Accept", "image/png").GET().build();
            return Bytes.of(
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
        } catch (IOException away) {
            throw new UncheckedIOException("the gateway of " + party + " does not answer; see " + log(), away);
        }
    }

    Reply checked(Bytes picture) throws InterruptedException {
        return send(request("barcodes/check")
                .header("Content-Type", "image/png")
                .POST(BodyPublishers.ofByteArray(picture.array())));
    }

    JsonNode get(String path) throws InterruptedException {
        return send(request(path).GET()).body();
    }

    Reply evidenceCheck() throws InterruptedException {
        return send(request("evidence/check", tokens.auditor()).POST(BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        return request(path, tokens.national());
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(api().resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token);
    }

    private Reply send(HttpRequest.Builder request) throws InterruptedException {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(
                    response.statusCode(),
                    response.body().isBlank() ? JSON.missingNode() : JSON.readTree(response.body()));
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException("the gateway of " + party + " did not answer in JSON", notJson);
        } catch (IOException away) {
            throw new UncheckedIOException("the gateway of " + party + " does not answer; see " + log(), away);
        }
    }

    /** Asks it to stop in order, and waits. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(12, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        http.close();
    }
}
