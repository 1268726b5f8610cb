package org.epixgateway.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.epixgateway.console.picture.ScannedPicture;
import org.epixgateway.core.bytes.Bytes;

/** A barcode as somebody gives it to a command: its text, a picture of it, or standard input. */
record ScannedInput(String given) {
    static final String LABEL = "TEXT|FILE.png|-";
    static final String GENUINE = "GENUINE_USE_UNKNOWN";

    private static final int INPUT_BYTES_MAX = 16 << 10;

    /** The text in it; it holds the permit's token. */
    String text() {
        boolean isPicture = given.toLowerCase(Locale.ROOT).endsWith(".png") && !given.contains("#");
        return isPicture ? seen() : given.equals("-") ? standardInput() : given.strip();
    }

    private String seen() {
        try {
            return ScannedPicture.png(Bytes.of(Files.readAllBytes(Path.of(given))))
                    .text()
                    .orElseThrow(() -> new CommandFailedException(
                            ExitCode.REFUSED, "No QR code can be made out in the picture " + given + "."));
        } catch (IOException | InvalidPathException missing) {
            throw new CommandFailedException(ExitCode.USAGE, "The picture " + given + " cannot be read.");
        } catch (ScannedPicture.UnreadableException unreadable) {
            throw new CommandFailedException(ExitCode.REFUSED, String.valueOf(unreadable.getMessage()));
        }
    }

    private static String standardInput() {
        try {
            return new String(System.in.readNBytes(INPUT_BYTES_MAX), StandardCharsets.UTF_8).strip();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read standard input", broken);
        }
    }

    /** What the registered certificates say of a text. */
    static JsonNode checked(ControlClient gateway, String text) {
        return gateway.post(
                        "barcodes/check", "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8), Map.of())
                .orFail();
    }

    /** The permit in a genuine one; another starts nothing. */
    static JsonNode genuine(ControlClient gateway, String text) {
        JsonNode found = checked(gateway, text);
        if (!found.path("verdict").asText().equals(GENUINE)) {
            throw new CommandFailedException(
                    ExitCode.REFUSED, found.path("sentence").asText() + " Nothing was done.");
        }
        return found.path("permit");
    }
}
