package org.epixgateway.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks the EPIX system of the issuing country for a permit. */
@Command(
        name = "fetch",
        description = "Ask the EPIX system of the country that issued a permit for it.",
        footer = {
            "",
            "Exit code 0 if a permit came without errors, 1 if the system said no or the permit has errors, 3 if nothing usable"
                    + " came. Nobody sealed what comes: only the connection vouches for it."
        })
final class FetchCommand extends LocalCommand {
    @Parameters(index = "0", paramLabel = "COUNTRY", description = "Two-letter code of the issuing country.")
    private String country = "";

    @Parameters(index = "1", paramLabel = "NUMBER", description = "Number of the permit.")
    private String number = "";

    @Mixin
    private TokenOptions token = new TokenOptions();

    @Option(names = "--final", description = "As it stands after the actual quantities were recorded.")
    private boolean asFinal;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the permit alone to this file, its characters as they came.")
    private @Nullable Path output;

    @Override
    int run(ControlClient gateway, Output out) {
        ObjectNode wanted = Output.JSON
                .createObjectNode()
                .put("country", country)
                .put("number", number)
                .put("asFinal", asFinal);
        token.token().ifPresent(secret -> wanted.put("token", secret));
        JsonNode answer = gateway.post("epix/fetches", wanted).orFail();
        out.json(answer);
        JsonNode received = answer.path("received");
        if (received.isMissingNode()) {
            out.line("No permit came: " + answer.path("sentence").asText() + " ("
                    + answer.path("code").asText() + ")");
            return ExitCode.REFUSED;
        }
        JsonNode validation = received.path("validation");
        say(out, validation.path("permit"));
        received.path("attachments")
                .forEach(file -> out.line("  attachment " + plain(file.path("name")) + ", "
                        + file.path("size").asLong() + " bytes"));
        FindingLines.say(out, validation.path("findings"));
        out.line("  kept as data/fetched/" + received.path("kept").asText() + "; vouched for by the "
                + received.path("assurance").asText().replace(" only", " alone") + ", sealed by nobody");
        write(out, received);
        return validation.path("acceptable").asBoolean() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private static void say(Output out, JsonNode permit) {
        if (permit.isMissingNode()) {
            out.line("What came cannot be read as a permit.");
            return;
        }
        out.line(plain(permit.path("title")) + " " + or(permit.path("number"), "without number") + " of "
                + or(permit.path("issuingCountry"), "no stated country"));
        out.line("  from " + or(permit.path("exporter").path("country"), "?") + " to "
                + or(permit.path("importer").path("country"), "?") + ", valid "
                + or(permit.path("validFrom"), "?") + " to " + or(permit.path("validUntil"), "?"));
        for (JsonNode block : permit.path("blocks")) {
            out.line("  block " + or(block.path("block"), "-") + ": "
                    + plain(block.path("species").path(0)) + ", "
                    + plain(block.path("quantities").path(0)) + ", appendix "
                    + or(block.path("appendix"), "-"));
        }
    }

    private void write(Output out, JsonNode received) {
        Path target = output;
        if (target == null) {
            return;
        }
        try {
            Files.write(
                    target, Base64.getDecoder().decode(received.path("document").asText()));
            out.line("  wrote " + target);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + target, failed);
        }
    }

    private static String or(JsonNode text, String otherwise) {
        return plain(text).isBlank() ? otherwise : plain(text);
    }

    /** What a stranger wrote moves no cursor. */
    private static String plain(JsonNode text) {
        return text.asText("").replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ");
    }
}
