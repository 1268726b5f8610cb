package org.epixgateway.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.epixgateway.app.running.ControlPoint;
import org.epixgateway.app.running.Home;
import org.epixgateway.app.running.Secrets;
import org.epixgateway.app.running.SoloOffice;

/**
 * How commands speak with a gateway: always by its control API (or the national one elsewhere). Beside no running gateway,
 * an office is opened in this process for the length of the command.
 */
final class ControlClient implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofMinutes(10);
    private static final Duration STARTING_MAX = Duration.ofSeconds(20);

    private final URI base;
    private final String token;
    private final Optional<SoloOffice> solo;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    private ControlClient(URI base, String token, Optional<SoloOffice> solo) {
        this.base = base;
        this.token = token;
        this.solo = solo;
    }

    /** An answer: its status and its body as JSON, null node where there is none. */
    record Answer(int status, JsonNode body) {
        boolean isGood() {
            return status < 300;
        }

        /** The body, or a failure that says what the gateway said. */
        JsonNode orFail() {
            if (isGood()) {
                return body;
            }
            String sentence =
                    body.path("detail").asText(body.path("title").asText("The gateway answered " + status + "."));
            boolean isOutage = status == 503 || status == 507 || status == 502;
            throw new CommandFailedException(
                    isOutage ? ExitCode.OUTAGE : status == 400 ? ExitCode.USAGE : ExitCode.REFUSED, sentence);
        }
    }

    /** Waits a little for a gateway that is just starting, or for another command to end. */
    static ControlClient of(Home home) {
        return Patience.look(() -> STARTING_MAX, () -> tried(home))
                .orElseThrow(() -> new CommandFailedException(
                        ExitCode.OUTAGE,
                        "Another process works on " + home.dir()
                                + " and does not answer yet: a gateway that starts, or another"
                                + " command. Try again."));
    }

    private static Optional<ControlClient> tried(Home home) {
        return running(home)
                .or(() -> SoloOffice.open(home).map(office -> {
                    ControlPoint point = office.point();
                    return new ControlClient(point.base(), point.token(), Optional.of(office));
                }));
    }

    static Optional<ControlClient> running(Home home) {
        return ControlPoint.ofRunning(home)
                .map(point -> new ControlClient(point.base(), point.token(), Optional.empty()));
    }

    static ControlClient elsewhere(String url, Path tokenFile) {
        String trimmed = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        return new ControlClient(URI.create(trimmed + "/api/v1/"), Secrets.read(tokenFile), Optional.empty());
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, JsonNode body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    Answer post(String path, String contentType, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request);
    }

    Answer post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    Answer put(String path, JsonNode body) {
        return send(
                request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body.toString())));
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    byte[] download(String path) {
        return download(path, "*/*");
    }

    /** @param type the media type in which it is wanted */
    byte[] download(String path, String type) {
        HttpResponse<byte[]> response =
                sent(request(path).header("Accept", type).GET(), BodyHandlers.ofByteArray());
        if (response.statusCode() >= 300) {
            JsonNode ignored = new Answer(
                            response.statusCode(), json(new String(response.body(), StandardCharsets.UTF_8)))
                    .orFail();
            throw new IllegalStateException("not reached: " + ignored);
        }
        return response.body();
    }

    /** An answer that comes line by line, each a JSON document. */
    void lines(String path, Consumer<JsonNode> line) {
        HttpResponse<InputStream> response =
                sent(request(path).POST(BodyPublishers.noBody()), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() >= 300) {
                JsonNode ignored = new Answer(
                                response.statusCode(), json(new String(body.readAllBytes(), StandardCharsets.UTF_8)))
                        .orFail();
                throw new IllegalStateException("not reached: " + ignored);
            }
            new String(body.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(l -> !l.isBlank())
                    .forEach(l -> line.accept(json(l)));
        } catch (IOException broken) {
            throw new UncheckedIOException("the gateway's answer broke off", broken);
        }
    }

    static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + token)
                .header("Epix-User", user());
    }

    private static String user() {
        String name = System.getProperty("user.name", "unknown").replaceAll("[^A-Za-z0-9._@-]", "_");
        return name.isEmpty() ? "unknown" : name.substring(0, Math.min(64, name.length()));
    }

    private Answer send(HttpRequest.Builder request) {
        HttpResponse<String> response = sent(request, BodyHandlers.ofString());
        return new Answer(response.statusCode(), json(response.body()));
    }

    private <T> HttpResponse<T> sent(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request.build(), handler);
        } catch (IOException unreachable) {
            throw new CommandFailedException(
                    ExitCode.OUTAGE,
                    "The gateway at " + base.getHost() + ":" + base.getPort() + " cannot be reached: "
                            + unreachable.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException(ExitCode.OUTAGE, "stopped");
        }
    }

    private static JsonNode json(String text) {
        try {
            return text.isBlank() ? Output.JSON.missingNode() : Output.JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            return Output.JSON.createObjectNode().put("title", "The answer is not JSON; is this a gateway?");
        }
    }

    @Override
    public void close() {
        http.close();
        solo.ifPresent(SoloOffice::close);
    }
}
