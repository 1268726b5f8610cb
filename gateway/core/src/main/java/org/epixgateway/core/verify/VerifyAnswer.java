package org.epixgateway.core.verify;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind;

/**
 * How a permit stood at a moment, as its issuing Party says. Nobody is named in it, and no goods.
 *
 * @param number as on the permit; as asked where no permit is known by it
 * @param permit what the holder sees on his paper too; empty for what is unknown or does not match
 * @param successor number of the document that took its place; only for a replaced one
 * @param answeredAt UTC
 * @param nonce of the question
 */
public record VerifyAnswer(
        CountryCode issuing,
        String number,
        VerifiedState state,
        Optional<Shown> permit,
        Optional<String> successor,
        Instant answeredAt,
        String nonce) {

    /** What of a permit is repeated in an answer. */
    public record Shown(DocumentKind kind, Optional<LocalDate> validUntil) {}

    static VerifyAnswer none(Question question, VerifiedState state, Instant at) {
        return new VerifyAnswer(
                question.issuing(), question.number(), state, Optional.empty(), Optional.empty(), at, question.nonce());
    }
}
