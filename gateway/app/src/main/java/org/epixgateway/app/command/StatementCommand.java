package org.epixgateway.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.epixgateway.core.bytes.Bytes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** States something about a permit and says what came of it. */
abstract class StatementCommand extends ClientCommand {
    @Mixin
    private PermitCommand.Named permit = new PermitCommand.Named();

    @Option(names = "--on", paramLabel = "DAY", description = "The day where it happened; default today.")
    private @Nullable LocalDate on;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description =
                    "Idempotency key; default the SHA-256 of what is stated, so that the same again is one statement.")
    private @Nullable String key;

    @Override
    final boolean needsRunning() {
        return true;
    }

    /** Whether it was named by its barcode. */
    final boolean isScanned() {
        return permit.isScanned();
    }

    /** Fills in what happened. */
    abstract void tell(ObjectNode fact, JsonNode permit);

    /** Adds the persons behind it. */
    void name(ObjectNode body) {}

    @Override
    final int run(ControlClient gateway, Output out) {
        JsonNode meant = permit.one(gateway);
        ObjectNode body = Output.JSON.createObjectNode();
        ObjectNode fact = body.putObject("fact");
        fact.put("on", (on == null ? LocalDate.now(ZoneId.systemDefault()) : on).toString());
        tell(fact, meant);
        name(body);
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        String href = meant.path("href").asText();
        String path = href.substring(href.indexOf("permits/"));
        String about = meant.path("permit").asText() + " ";
        String idempotencyKey = key == null ? Bytes.utf8(about + body).digest().hex() : key;
        ControlClient.Answer answer = gateway.post(
                path + "/statements", "application/json", bytes, Map.of("Idempotency-Key", idempotencyKey));
        if (answer.status() == 422) {
            out.line("Not stated: " + answer.body().path("detail").asText());
            FindingLines.say(out, answer.body().path("findings"));
            out.json(answer.body());
            return ExitCode.REFUSED;
        }
        JsonNode stated = answer.orFail();
        out.line((answer.status() == 200 ? "Stated before (another --key makes it a new statement): " : "Stated: ")
                + stated.path("submission").asText());
        stated.path("messages")
                .forEach(m -> out.line("  message " + m.path("id").asText() + " to "
                        + m.path("to").asText()));
        FindingLines.say(out, stated.path("findings"));
        PermitCommand.say(out, gateway.get(path).orFail());
        int code = told(out, stated);
        out.json(stated);
        return code;
    }

    /** What more there is to say; gives the exit code. */
    int told(Output out, JsonNode stated) {
        return ExitCode.DONE;
    }

    /** The documents that move with it. */
    static void link(ObjectNode fact, List<String> with) {
        if (with.isEmpty()) {
            return;
        }
        ArrayNode linked = fact.putArray("linked");
        for (String named : with) {
            String[] parts = named.split(":", 3);
            if (parts.length < 3) {
                throw new CommandFailedException(
                        ExitCode.USAGE, named + " is not COUNTRY:KIND:NUMBER, FR:IMPORT:FR2600017I for example.");
            }
            linked.addObject()
                    .put("country", parts[0])
                    .put("kind", parts[1].toUpperCase(Locale.ROOT))
                    .put("number", parts[2]);
        }
    }

    /** The unit in which the permit states a block; empty where it states none. */
    static String unit(JsonNode permit, String block) {
        for (JsonNode one : permit.path("blocks")) {
            String issued = one.path("issued").asText("");
            if (one.path("block").asText().equals(block) && issued.contains(" ")) {
                return issued.substring(issued.indexOf(' ') + 1);
            }
        }
        return "";
    }
}
