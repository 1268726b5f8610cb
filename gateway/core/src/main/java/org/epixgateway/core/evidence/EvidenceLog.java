package org.epixgateway.core.evidence;

import java.util.List;
import java.util.Optional;

/**
 * The append-only log of one Party's node, for reading. Entries are written by the ledger only, as the last statement of
 * the transaction that records the decision they are about. Thread-safe. Reading throws {@link
 * UnreadableEvidenceException} at the first place where the store holds something else than what was written.
 */
public interface EvidenceLog {
    LogHead head();

    /** At most {@code limit} entries from a position on (inclusive), in order. */
    List<EvidenceEntry> entries(long from, int limit);

    /** Entries about one subject (a message id or permit label found among the facts), oldest first. */
    List<EvidenceEntry> about(String factName, String value, int limit);

    /** Signed heads, oldest first, from a position on. */
    List<SignedHead> signedHeads(long from, int limit);

    /** Durable on return. */
    void addSignedHead(SignedHead head);

    /** The last head of a peer's log that reached us in an answer. */
    Optional<LogHead> lastKnownHead(String party);
}
