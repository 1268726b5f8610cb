package org.epixgateway.console.verification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.verify.Verified;
import org.epixgateway.core.verify.VerifiedState;
import org.epixgateway.core.verify.VerifyAnswer;
import org.jspecify.annotations.Nullable;

/**
 * An answer about a permit, for programs and for the page.
 *
 * @param tone how the page colours it
 * @param sentence for the officer, in his language
 * @param details the rest, in his language
 * @param signed all but the sentences, under our signature
 */
public record AnswerView(
        String state,
        String tone,
        String country,
        String number,
        @Nullable String kind,
        @Nullable String validUntil,
        @Nullable String successor,
        String answeredAt,
        String sentence,
        List<Line> details,
        String signed) {

    /** One line under the sentence. */
    public record Line(String label, String value) {}

    static AnswerView of(Verified verified, Language language, String own) {
        VerifyAnswer answer = verified.answer();
        Optional<String> kind = answer.permit().map(permit -> permit.kind().name());
        Optional<String> until =
                answer.permit().flatMap(VerifyAnswer.Shown::validUntil).map(LocalDate::toString);
        List<Line> details = new ArrayList<>();
        add(details, language, "country", Optional.of(answer.issuing().value()));
        add(details, language, "number", Optional.of(answer.number()).filter(number -> !number.isBlank()));
        add(details, language, "kind", kind.map(word -> language.say("kind." + word)));
        add(details, language, "validUntil", until);
        add(details, language, "successor", answer.successor());
        add(details, language, "answeredAt", Optional.of(answer.answeredAt().toString()));
        return new AnswerView(
                answer.state().name(),
                tone(answer.state()),
                answer.issuing().value(),
                answer.number(),
                kind.orElse(null),
                until.orElse(null),
                answer.successor().orElse(null),
                answer.answeredAt().toString(),
                language.say("state." + answer.state().name()).replace("{country}", own),
                details,
                verified.signed());
    }

    private static void add(List<Line> details, Language language, String what, Optional<String> value) {
        value.ifPresent(text -> details.add(new Line(language.say("detail." + what), text)));
    }

    private static String tone(VerifiedState state) {
        return switch (state) {
            case VALID, PARTLY_USED -> "good";
            case UNKNOWN, NO_MATCH, IN_QUESTION -> "care";
            case USED, EXPIRED, WITHDRAWN, LOST, REPLACED -> "bad";
        };
    }
}
