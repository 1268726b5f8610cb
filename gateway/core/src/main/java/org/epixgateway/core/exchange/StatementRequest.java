package org.epixgateway.core.exchange;

import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind;

/**
 * Something that our authority wants to state about a permit, as the national side hands it in.
 *
 * @param account who says so, authenticated
 * @param idempotencyKey of that account
 * @param number as written
 * @param kind needed only where several kinds of document bear the number
 * @param fact a notice's number is not for the submitter to say
 * @param actors persons by metadata; absent is stated, never invented
 */
public record StatementRequest(
        String account,
        String idempotencyKey,
        CountryCode issuingCountry,
        String number,
        Optional<DocumentKind> kind,
        Fact fact,
        List<Actor> actors) {
    public StatementRequest {
        if (idempotencyKey.isBlank() || idempotencyKey.length() > SubmissionRequest.KEY_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "an idempotency key has 1 to " + SubmissionRequest.KEY_LENGTH_MAX + " characters");
        }
        actors = List.copyOf(actors);
    }

    /** Digest over all that was handed in: equal requests have equal digests. */
    Digest body() {
        return Bytes.utf8(issuingCountry + "\n" + number + "\n" + kind + "\n" + fact + "\n" + actors)
                .digest();
    }
}
