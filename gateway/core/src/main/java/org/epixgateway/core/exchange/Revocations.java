package org.epixgateway.core.exchange;

import java.time.Instant;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.RegisteredCertificate;

/** What the revocation lists that we registered for a peer say. Thread-safe, cached, never blocks longer than its limit. */
public interface Revocations {
    Status status(Peer peer, RegisteredCertificate certificate, Instant at);

    sealed interface Status {}

    record Good() implements Status {}

    record Revoked(Instant since) implements Status {}

    /** No list that is fresh enough could be had. */
    record Unknown(String sentence) implements Status {}
}
