package org.epixgateway.signing;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.verify.VerifiedState;
import org.epixgateway.core.verify.VerifyAnswer;
import org.jspecify.annotations.Nullable;

/** What is signed of an answer about a permit, as JSON with whole words: it is read by programs of others, and by people. */
final class AnswerJson {
    /** Of this form. */
    static final int VERSION = 1;

    private static final String OF_VERSION = "version";
    private static final String COUNTRY = "country";
    private static final String NUMBER = "number";
    private static final String STATE = "state";
    private static final String KIND = "kind";
    private static final String VALID_UNTIL = "validUntil";
    private static final String SUCCESSOR = "successor";
    private static final String ANSWERED_AT = "answeredAt";
    private static final String NONCE = "nonce";

    private AnswerJson() {}

    static String write(VerifyAnswer answer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(OF_VERSION, VERSION);
        json.put(COUNTRY, answer.issuing().value());
        json.put(NUMBER, answer.number());
        json.put(STATE, answer.state().name());
        answer.permit().ifPresent(permit -> {
            json.put(KIND, permit.kind().name());
            permit.validUntil().ifPresent(day -> json.put(VALID_UNTIL, day.toString()));
        });
        answer.successor().ifPresent(number -> json.put(SUCCESSOR, number));
        json.put(ANSWERED_AT, answer.answeredAt().toString());
        json.put(NONCE, answer.nonce());
        return JSONObjectUtils.toJSONString(json);
    }

    /** Empty for another version, or another form than {@link #write} gives it. */
    static Optional<VerifyAnswer> read(String text) {
        try {
            Map<String, Object> json = JSONObjectUtils.parse(text);
            boolean isOurs = json.get(OF_VERSION) instanceof Number number && number.intValue() == VERSION;
            return isOurs ? Optional.of(answer(json)) : Optional.empty();
        } catch (ParseException | IllegalArgumentException | DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static VerifyAnswer answer(Map<String, Object> json) {
        Optional<LocalDate> until = optional(json, VALID_UNTIL).map(LocalDate::parse);
        return new VerifyAnswer(
                CountryCode.of(text(json.get(COUNTRY))),
                text(json.get(NUMBER)),
                VerifiedState.valueOf(text(json.get(STATE))),
                optional(json, KIND).map(DocumentKind::valueOf).map(kind -> new VerifyAnswer.Shown(kind, until)),
                optional(json, SUCCESSOR),
                Instant.parse(text(json.get(ANSWERED_AT))),
                text(json.get(NONCE)));
    }

    private static Optional<String> optional(Map<String, Object> json, String name) {
        return Optional.ofNullable(json.get(name)).map(AnswerJson::text);
    }

    private static String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("a text is missing");
    }
}
