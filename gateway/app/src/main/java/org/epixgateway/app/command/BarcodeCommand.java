package org.epixgateway.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.epixgateway.core.permit.DocumentKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The two-dimensional barcode of a permit of ours, for the paper; and what one that was scanned is worth. */
@Command(
        name = "barcode",
        description =
                "Make the barcode of a permit that we sent, as a picture for the paper; it is read back before it is"
                        + " shown. barcode check says what a scanned one is worth.",
        subcommands = BarcodeCommand.Check.class,
        footer = {
            "",
            "The picture holds a secret of the permit: keep it as you keep the permit.",
            "Print it at the size that it states; modules smaller than 0.4 mm run together."
        })
final class BarcodeCommand extends ClientCommand {
    private static final String PNG = "image/png";
    private static final String SVG = "image/svg+xml";

    // picocli asks for what is required even where a subcommand follows
    @Parameters(arity = "0..1", paramLabel = "NUMBER", description = "Number of the permit, as it is written on it.")
    private String number = "";

    @Option(names = "--png", paramLabel = "FILE", description = "Write the picture as PNG.")
    private @Nullable Path png;

    @Option(names = "--svg", paramLabel = "FILE", description = "Write it as SVG, for those who lay out a form.")
    private @Nullable Path svg;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "EXPORT, IMPORT ..., where several documents have the number.")
    private @Nullable DocumentKind kind;

    @Option(
            names = "--module-mm",
            paramLabel = "MM",
            defaultValue = "0.5",
            description = "Side of a module in print, 0.4 to 2.0. Default 0.5.")
    private String moduleMm = "0.5";

    @Override
    int run(ControlClient gateway, Output out) {
        if (number.isEmpty() || (png == null && svg == null)) {
            throw new CommandFailedException(
                    ExitCode.USAGE,
                    "Name the permit and say where to write the picture: barcode NUMBER --png FILE or --svg FILE.");
        }
        byte[] picture = gateway.download(path(), PNG);
        JsonNode readBack =
                gateway.post("barcodes/check", PNG, picture, Map.of()).orFail();
        if (!readBack.path("verdict").asText().equals(ScannedInput.GENUINE)) {
            throw new CommandFailedException(
                    ExitCode.REFUSED,
                    "The barcode was made and does not pass our own check, so it is not written: "
                            + readBack.path("sentence").asText());
        }
        write(png, picture, out);
        if (svg != null) {
            write(svg, gateway.download(path(), SVG), out);
        }
        JsonNode permit = readBack.path("permit");
        out.line("  shows " + permit.path("shown").size() + " of "
                + permit.path("blocks").asInt() + " blocks; its token is a secret of the permit");
        out.json(readBack);
        return ExitCode.DONE;
    }

    private String path() {
        return "barcodes?number=" + ControlClient.encoded(number) + "&module-mm=" + ControlClient.encoded(moduleMm)
                + Optional.ofNullable(kind).map(k -> "&kind=" + k.name()).orElse("");
    }

    private static void write(@Nullable Path file, byte[] content, Output out) {
        if (file == null) {
            return;
        }
        try {
            Files.write(file, content);
            out.line("Wrote " + file);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + file, failed);
        }
    }

    /** What a scanned barcode is worth, by the registered certificates alone. */
    @Command(
            name = "check",
            description =
                    "Say what a scanned barcode is worth: genuine (its use unknown), altered, foreign, or no barcode of"
                            + " a permit. Asks nobody without --ask.",
            footer = {
                "",
                "A text on the command line stands in the history of your shell, with the token in it: better give a file, or -"
                        + " and the text on standard input."
            })
    static final class Check extends ClientCommand {
        @Parameters(
                paramLabel = ScannedInput.LABEL,
                description = "The text as a scanner gives it, a picture of it, or - for the text on standard input.")
        private String scanned = "";

        @Option(names = "--ask", description = "If it is genuine, ask the issuing Party how the permit stands.")
        private boolean isAsking;

        @Override
        int run(ControlClient gateway, Output out) {
            String text = new ScannedInput(scanned).text();
            JsonNode found = ScannedInput.checked(gateway, text);
            out.line(found.path("sentence").asText());
            if (found.path("permit").isObject()) {
                show(found.path("permit"), out);
            }
            boolean isGenuine = found.path("verdict").asText().equals(ScannedInput.GENUINE);
            if (isAsking && isGenuine) {
                return VerifyCommand.ask(
                        gateway,
                        Output.JSON
                                .createObjectNode()
                                .put(
                                        "country",
                                        found.path("permit")
                                                .path("issuingCountry")
                                                .asText())
                                .put("barcode", text),
                        out);
            }
            out.json(found);
            return isGenuine ? ExitCode.DONE : ExitCode.REFUSED;
        }

        private static void show(JsonNode permit, Output out) {
            out.line("  %s %s %s, to %s, last day (box 2) %s"
                    .formatted(
                            permit.path("issuingCountry").asText(),
                            permit.path("kind").asText(),
                            permit.path("number").asText(),
                            permit.path("importingCountry").asText("(not stated)"),
                            permit.path("validUntil").asText("(not stated)")));
            permit.path("shown").forEach(block -> {
                StringBuilder quantities = new StringBuilder();
                block.path("quantities")
                        .forEach(q -> quantities.append(q.asText()).append("  "));
                out.line("  %-3s %-32s %s source %s"
                        .formatted(
                                block.path("id").asText(),
                                block.path("taxon").asText(),
                                quantities,
                                block.path("source").asText()));
            });
            int hidden = permit.path("blocks").asInt() - permit.path("shown").size();
            if (hidden > 0) {
                out.line("  and " + hidden + " more on the permit, for which there was no room");
            }
        }
    }
}
