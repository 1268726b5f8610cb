package org.epixgateway.core.exchange;

import java.time.Instant;
import java.util.List;
import org.epixgateway.core.party.RegisteredCertificate;

/**
 * The second check: exactly one seal, over exactly the files there are, by a key that the registry names. Thread-safe.
 */
public interface SignatureVerifier {
    /**
     * Verifies against registered seal certificates, never against a key that the message brings.
     *
     * @param seals the sender's registered seal certificates, those out of force too, so that the refusal can say why
     * @param at the time of receipt, for validity, retirement and the bounds of the signing time
     */
    Verification verify(OpenedEnvelope envelope, List<RegisteredCertificate> seals, Instant at);

    sealed interface Verification {}

    record Verified(VerifiedEnvelope envelope, RegisteredCertificate seal) implements Verification {}

    record Rejected(String sentence) implements Verification {}
}
