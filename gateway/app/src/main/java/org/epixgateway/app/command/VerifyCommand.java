package org.epixgateway.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks the Party that issued a permit whether it still holds; its registered system, over mutual TLS, and no other. */
@Command(
        name = "verify",
        description =
                "Ask the issuing Party whether a permit still holds: by its token, its barcode, or what is visible on it.",
        footer = {
            "",
            "Exit codes: 0 valid or partly used, 1 anything else the Party said or an answer not to be relied on, 3 nobody"
                    + " could be asked. With --answer nobody is asked: a signed answer that was kept is looked at again."
        })
final class VerifyCommand extends LocalCommand {
    private static final Set<String> HOLDS = Set.of("VALID", "PARTLY_USED");

    @Parameters(index = "0", arity = "0..1", paramLabel = "COUNTRY", description = "The country that issued it.")
    private String country = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "NUMBER", description = "Its number.")
    private String number = "";

    @Mixin
    private TokenOptions token = new TokenOptions();

    @Option(names = "--barcode", paramLabel = ScannedInput.LABEL, description = "Its barcode; names it alone.")
    private @Nullable String barcode;

    @Option(names = "--kind", paramLabel = "KIND", description = "Visible: EXPORT, IMPORT, RE_EXPORT ...")
    private @Nullable String kind;

    @Option(names = "--until", paramLabel = "DAY", description = "Visible: box 2, the last day of validity.")
    private @Nullable String until;

    @Option(names = "--importing", paramLabel = "COUNTRY", description = "Visible: the country of box 3a.")
    private @Nullable String importing;

    @Option(names = "--taxon", paramLabel = "NAME", description = "Visible: a scientific name of box 7.")
    private @Nullable String taxon;

    @Option(names = "--answer", paramLabel = "FILE", description = "Look at a signed answer that was kept.")
    private @Nullable Path answer;

    @Option(names = "--keep", paramLabel = "FILE", description = "Write the signed answer to this file.")
    private @Nullable Path keep;

    @Override
    int run(ControlClient gateway, Output out) {
        if (answer != null) {
            return say(check(gateway, answer), out);
        }
        ObjectNode wanted = Output.JSON.createObjectNode();
        if (barcode != null) {
            String text = new ScannedInput(barcode).text();
            wanted.put("barcode", text);
            country = country.isEmpty()
                    ? ScannedInput.genuine(gateway, text).path("issuingCountry").asText()
                    : country;
        } else if (country.isEmpty() || number.isEmpty()) {
            throw new CommandFailedException(
                    ExitCode.USAGE, "Name the permit: verify COUNTRY NUMBER, or verify --barcode FILE.png.");
        }
        wanted.put("country", country).put("number", number);
        token.token().ifPresent(secret -> wanted.put("token", secret));
        visible(wanted);
        JsonNode said = gateway.post("verifications", wanted).orFail();
        write(said);
        return say(said, out);
    }

    /** Asks and says what came; for commands that have a permit in hand. */
    static int ask(ControlClient gateway, ObjectNode wanted, Output out) {
        return say(gateway.post("verifications", wanted).orFail(), out);
    }

    private void visible(ObjectNode wanted) {
        put(wanted, "kind", kind);
        put(wanted, "validUntil", until);
        put(wanted, "importing", importing);
        put(wanted, "taxon", taxon);
    }

    private static void put(ObjectNode wanted, String name, @Nullable String value) {
        if (value != null) {
            wanted.put(name, value);
        }
    }

    private static JsonNode check(ControlClient gateway, Path file) {
        try {
            return gateway.post("verifications/check", "text/plain; charset=utf-8", Files.readAllBytes(file), Map.of())
                    .orFail();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file, failed);
        }
    }

    private void write(JsonNode said) {
        if (keep == null || !said.hasNonNull("signed")) {
            return;
        }
        try {
            Files.writeString(keep, said.path("signed").asText() + "\n", StandardCharsets.US_ASCII);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + keep, failed);
        }
    }

    private static int say(JsonNode said, Output out) {
        out.json(said);
        if (!said.path("isGenuine").asBoolean()) {
            out.line("No answer to rely on: " + plain(said.path("sentence")));
            return said.hasNonNull("signed") ? ExitCode.REFUSED : ExitCode.OUTAGE;
        }
        String state = said.path("state").asText();
        out.line(state + "  " + plain(said.path("country")) + " " + plain(said.path("kind")) + " "
                + plain(said.path("number")));
        line(out, "last day of validity", said.path("validUntil"));
        line(out, "replaced by", said.path("successor"));
        line(out, "answered", said.path("answeredAt"));
        out.line("  signed by " + plain(said.path("country")) + ", signature right");
        line(out, "note", said.path("sentence"));
        return HOLDS.contains(state) ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private static void line(Output out, String label, JsonNode value) {
        if (!plain(value).isEmpty()) {
            out.line("  " + label + ": " + plain(value));
        }
    }

    /** What a stranger wrote moves no cursor. */
    private static String plain(JsonNode text) {
        return text.asText("").replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ");
    }
}
