package org.epixgateway.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Asks a test gateway as one account, on one base path. */
final class Client {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final TestGateway gateway;
    private final String base;
    private final List<String> headers;

    private Client(TestGateway gateway, String base, List<String> headers) {
        this.gateway = gateway;
        this.base = base;
        this.headers = List.copyOf(headers);
    }

    /** An answer whose body was read whole. */
    record Answer(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException notJson) {
                throw new IllegalStateException("not JSON: " + text(), notJson);
            }
        }
    }

    static Client nobody(TestGateway gateway) {
        return new Client(gateway, NationalApi.PATH, List.of());
    }

    static Client of(TestGateway gateway, String account) {
        return nobody(gateway).with("Authorization", basic(account, TestGateway.PASSWORD));
    }

    static Client uncontrolled(TestGateway gateway) {
        return new Client(gateway, ControlApi.PATH, List.of());
    }

    static Client control(TestGateway gateway) {
        return uncontrolled(gateway)
                .with("Authorization", "Bearer " + TestGateway.CONTROL_TOKEN)
                .with("Epix-User", "alice");
    }

    static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    Client with(String header, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(header);
        more.add(value);
        return new Client(gateway, base, more);
    }

    Client type(String mediaType) {
        return with("Content-Type", mediaType);
    }

    Client key(String key) {
        return with("Idempotency-Key", key);
    }

    Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    Answer post(String path, String body) {
        return send("POST", path, BodyPublishers.ofString(body));
    }

    Answer post(String path, byte[] body) {
        return send("POST", path, BodyPublishers.ofByteArray(body));
    }

    Answer json(String method, String path, String body) {
        return type("application/json").send(method, path, BodyPublishers.ofString(body));
    }

    /** Hands in a permit with the number under the number as key. */
    Answer submit(String number) {
        return key(number).type("application/xml").post("/submissions", SpokenPermits.xml(number));
    }

    Answer send(String method, String path, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway.address(base + path)))
                .timeout(Duration.ofSeconds(20))
                .method(method, body);
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            Answer answer = new Answer(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
            if (base.equals(NationalApi.PATH)) {
                Contract.requireDescribed(method, path, answer.status());
            }
            return answer;
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
