package org.epixgateway.console.verification;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.epixgateway.console.edge.Json;
import org.epixgateway.console.edge.ProblemException;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.verify.Asker;
import org.epixgateway.core.verify.Proof;
import org.epixgateway.core.verify.Question;
import org.jspecify.annotations.Nullable;

/**
 * What a stranger wrote into the form or the JSON, before it is a question.
 *
 * @param country absent: ours
 */
record AskedForm(
        @Nullable String country,
        @Nullable String number,
        @Nullable String token,
        @Nullable String barcode,
        @Nullable String nonce) {

    private static final int FIELDS_MAX = 8;

    static AskedForm json(Bytes body) {
        return Json.read(body, AskedForm.class);
    }

    /** The page has one field for both: a barcode's text has a point or a number sign in it, a token has neither. */
    static AskedForm form(Bytes body) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : body.asUtf8().split("&", FIELDS_MAX)) {
            int sign = pair.indexOf('=');
            if (sign > 0) {
                fields.put(decoded(pair.substring(0, sign)), decoded(pair.substring(sign + 1)));
            }
        }
        String proof = fields.getOrDefault("proof", "").strip();
        boolean isBarcode = proof.indexOf('.') >= 0 || proof.indexOf('#') >= 0;
        return new AskedForm(
                fields.get("country"),
                fields.get("number"),
                isBarcode || proof.isEmpty() ? null : proof,
                isBarcode ? proof : null,
                null);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.badRequest("The form is not one that a browser sends.");
        }
    }

    /** @throws ProblemException with a sentence, if it is none */
    Question question(CountryCode own) {
        String code = text(country).isEmpty() ? own.value() : text(country).toUpperCase(Locale.ROOT);
        if (!CountryCode.isWellFormed(code)) {
            throw ProblemException.badRequest("A country is named by its two-letter code, CH for example.");
        }
        try {
            return new Question(CountryCode.of(code), text(number), proof(), new Asker.Anybody(), text(nonce));
        } catch (IllegalArgumentException unfit) {
            // the sentences of questions and proofs repeat nothing of what was written
            throw ProblemException.badRequest(
                    Optional.ofNullable(unfit.getMessage()).orElse("This is no question that can be answered."));
        }
    }

    private Proof proof() {
        if ((token == null) == (barcode == null)) {
            throw ProblemException.badRequest("Give either the token or the text of the barcode.");
        }
        return barcode == null ? new Proof.Token(text(token)) : new Proof.Barcode(text(barcode));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }

    Page.Shown shown() {
        return new Page.Shown(
                cut(text(country).toUpperCase(Locale.ROOT), 2),
                cut(text(number), 70),
                Optional.empty(),
                Optional.empty());
    }

    private static String cut(String text, int max) {
        return text.substring(0, Math.min(max, text.length()));
    }

    /** Token and barcode are the asker's secrets. */
    @Override
    public String toString() {
        return "question about " + number;
    }
}
