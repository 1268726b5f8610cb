package org.epixgateway.core.party;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;

/**
 * A certificate by which a Party is known, for one use and one span of time; old and new may overlap.
 *
 * @param der the certificate; where the pin names a subject, the certificate of its issuer
 * @param from inclusive
 * @param until exclusive
 * @param revokedAt the key is not to be trusted for anything from then on
 * @param retiredAt replaced in good order: verifies for {@link #GRACE} more, seals nothing new
 */
public record RegisteredCertificate(
        CertificateUse use,
        Pin pin,
        Bytes der,
        Instant from,
        Instant until,
        Optional<Instant> revokedAt,
        Optional<Instant> retiredAt) {

    /** How long a retired certificate still verifies what was under way. */
    public static final Duration GRACE = Duration.ofDays(30);

    public RegisteredCertificate revoked(Instant at) {
        return new RegisteredCertificate(use, pin, der, from, until, Optional.of(at), retiredAt);
    }

    /** Replaced in good order; one that was replaced before keeps its time. */
    public RegisteredCertificate retired(Instant at) {
        return new RegisteredCertificate(use, pin, der, from, until, revokedAt, retiredAt.or(() -> Optional.of(at)));
    }

    public boolean isRevoked(Instant at) {
        return revokedAt.filter(since -> !at.isBefore(since)).isPresent();
    }

    /** Whether what it signed or authenticates may be accepted at this moment. */
    public boolean isAcceptable(Instant at) {
        return !at.isBefore(from)
                && at.isBefore(until)
                && !isRevoked(at)
                && retiredAt.filter(since -> !at.isBefore(since.plus(GRACE))).isEmpty();
    }
}
