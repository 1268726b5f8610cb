package org.epixgateway.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.epixgateway.core.bytes.Bytes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands a permit in and says what became of it. */
@Command(
        name = "send",
        description = "Hand a permit in to the running gateway.",
        footer = {"", "The file's digest is the idempotency key: the same file sent twice is one submission."})
final class SendCommand extends ClientCommand {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    @Parameters(paramLabel = "FILE", description = "Permit XML; - reads standard input.")
    private String file = "";

    @Option(
            names = "--to",
            split = ",",
            paramLabel = "PARTY",
            description = "Recipients; default by the kind of document.")
    private List<String> recipients = List.of();

    @Option(names = "--attach", paramLabel = "FILE", description = "A file to go with it; repeat for several.")
    private List<Path> attachments = List.of();

    @Option(names = "--test", description = "A test message: whole journey, no register change.")
    private boolean test;

    @Option(
            names = "--replaces",
            paramLabel = "SHA256",
            description = "The earlier document of the same permit that this one alters or replaces.")
    private @Nullable String replaces;

    @Option(names = "--key", paramLabel = "KEY", description = "Idempotency key; default the SHA-256 of the file.")
    private @Nullable String key;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "Wait so long for the signed receipt.")
    private int waitSeconds;

    @Override
    boolean needsRunning() {
        return true;
    }

    @Override
    int run(ControlClient gateway, Output out) {
        Bytes permit = ValidateCommand.content(file);
        String idempotencyKey = key == null ? permit.digest().hex() : key;
        Multipart form = new Multipart().part("permit", "permit.xml", "application/xml", permit.array());
        form.part(
                "metadata",
                "metadata.json",
                "application/json",
                metadata().toString().getBytes(StandardCharsets.UTF_8));
        for (Path attachment : attachments) {
            form.part(
                    "attachment",
                    String.valueOf(attachment.getFileName()),
                    "application/octet-stream",
                    ValidateCommand.content(attachment.toString()).array());
        }
        ControlClient.Answer answer = gateway.post(
                "submissions", form.contentType(), form.bytes(), Map.of("Idempotency-Key", idempotencyKey));
        if (answer.status() == 422) {
            out.line("Refused: " + answer.body().path("detail").asText());
            FindingLines.say(out, answer.body().path("findings"));
            out.json(answer.body());
            return ExitCode.REFUSED;
        }
        JsonNode accepted = answer.orFail();
        out.line("Accepted as " + accepted.path("submission").asText() + ", SHA-256 "
                + accepted.path("document").asText());
        FindingLines.say(out, accepted.path("findings"));
        return waitSeconds > 0 ? awaited(gateway, out, accepted) : told(out, accepted);
    }

    private static int told(Output out, JsonNode accepted) {
        accepted.path("messages")
                .forEach(m -> out.line("  message " + m.path("id").asText() + " to "
                        + m.path("to").asText()));
        out.json(accepted);
        return ExitCode.DONE;
    }

    private int awaited(ControlClient gateway, Output out, JsonNode accepted) {
        long end = System.nanoTime() + Duration.ofSeconds(waitSeconds).toNanos();
        int code = ExitCode.DONE;
        ArrayNode messages = Output.JSON.createArrayNode();
        for (JsonNode message : accepted.path("messages")) {
            JsonNode last =
                    gateway.get("messages/" + message.path("id").asText()).orFail();
            while (!isFinished(last) && System.nanoTime() < end) {
                pause();
                last = gateway.get("messages/" + message.path("id").asText()).orFail();
            }
            out.line("  message " + last.path("id").asText() + " to "
                    + last.path("peer").asText() + ": " + last.path("state").asText() + " - "
                    + last.path("note").asText());
            messages.add(last);
            String state = last.path("state").asText();
            code = Math.max(
                    code,
                    state.equals("DELIVERED")
                            ? ExitCode.DONE
                            : state.equals("REFUSED") ? ExitCode.REFUSED : ExitCode.OUTAGE);
        }
        ObjectNode whole = accepted.deepCopy();
        whole.set("messages", messages);
        out.json(whole);
        return code;
    }

    private static boolean isFinished(JsonNode message) {
        return List.of("DELIVERED", "REFUSED", "WITHDRAWN", "PARKED")
                .contains(message.path("state").asText());
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException(ExitCode.OUTAGE, "stopped");
        }
    }

    private ObjectNode metadata() {
        ObjectNode metadata = Output.JSON.createObjectNode().put("test", test);
        if (!recipients.isEmpty()) {
            ArrayNode array = metadata.putArray("recipients");
            recipients.forEach(array::add);
        }
        if (replaces != null) {
            metadata.put("replaces", replaces);
        }
        return metadata;
    }
}
