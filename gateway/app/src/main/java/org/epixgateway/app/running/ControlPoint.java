package org.epixgateway.app.running;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * Where and with which token the command line reaches a gateway on this machine. A new token at each start, in a file for
 * the owner alone.
 */
public record ControlPoint(URI base, String token) {
    private static final String FILE = "control.json";
    private static final int TOKEN_BYTES = 32;

    static String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static ControlPoint on(int port, String token) {
        return new ControlPoint(URI.create("http://127.0.0.1:" + port + "/control/"), token);
    }

    void publish(Home home) {
        String json = JsonMapper.builder()
                .build()
                .createObjectNode()
                .put("base", base.toString())
                .put("token", token)
                .put("pid", ProcessHandle.current().pid())
                .toString();
        Secrets.write(home.run().resolve(FILE), json);
    }

    /** What a killed gateway left behind must not send commands to a port where nobody answers. */
    public static void withdraw(Home home) {
        try {
            Files.deleteIfExists(home.run().resolve(FILE));
        } catch (IOException left) {
            // A stale file is recognised by the free lock.
        }
    }

    /** The point of a running gateway; empty if nobody holds the folder. */
    public static Optional<ControlPoint> ofRunning(Home home) {
        Path file = home.run().resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Optional<HomeLock> lock = HomeLock.take(home);
        if (lock.isPresent()) {
            lock.get().close();
            return Optional.empty();
        }
        try {
            JsonNode json = JsonMapper.builder().build().readTree(Secrets.read(file));
            return Optional.of(new ControlPoint(
                    URI.create(json.path("base").asText()), json.path("token").asText()));
        } catch (JsonProcessingException damaged) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
