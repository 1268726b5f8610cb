package org.epixgateway.console.view;

import java.time.LocalDate;
import org.epixgateway.core.verify.AskIssuer;
import org.epixgateway.core.verify.CheckedAnswer;
import org.epixgateway.core.verify.VerifyAnswer;
import org.jspecify.annotations.Nullable;

/**
 * What an issuing Party said of its permit, and what that is worth.
 *
 * @param isGenuine whether that Party signed it, to our question
 * @param sentence why not, or what is to be known beside it
 * @param state only if genuine, as all that follows
 * @param signed as received, for keeping
 */
public record CheckedView(
        boolean isGenuine,
        @Nullable String sentence,
        @Nullable String state,
        @Nullable String country,
        @Nullable String number,
        @Nullable String kind,
        @Nullable String validUntil,
        @Nullable String successor,
        @Nullable String answeredAt,
        @Nullable String signed) {

    public static CheckedView of(AskIssuer.Outcome outcome) {
        return switch (outcome) {
            case AskIssuer.Told(CheckedAnswer checked, String signed) -> of(checked, signed);
            case AskIssuer.NotTold(String sentence) -> not(sentence, null);
        };
    }

    public static CheckedView of(CheckedAnswer checked, @Nullable String signed) {
        return switch (checked) {
            case CheckedAnswer.NotToBeReliedOn(String sentence) -> not(sentence, signed);
            case CheckedAnswer.Genuine genuine -> of(genuine, signed);
        };
    }

    private static CheckedView of(CheckedAnswer.Genuine genuine, @Nullable String signed) {
        VerifyAnswer answer = genuine.answer();
        return new CheckedView(
                true,
                genuine.isRevocationKnown() ? null : "Whether the key was revoked could not be found out.",
                answer.state().name(),
                answer.issuing().value(),
                answer.number(),
                answer.permit().map(permit -> permit.kind().name()).orElse(null),
                answer.permit()
                        .flatMap(VerifyAnswer.Shown::validUntil)
                        .map(LocalDate::toString)
                        .orElse(null),
                answer.successor().orElse(null),
                answer.answeredAt().toString(),
                signed);
    }

    private static CheckedView not(String sentence, @Nullable String signed) {
        return new CheckedView(false, sentence, null, null, null, null, null, null, null, signed);
    }
}
