package org.epixgateway.core.party;

import java.util.List;
import java.util.Optional;

/**
 * Who speaks for a Party, how, and what we accept from it. The store is the truth; reads are cached for at most a second,
 * so that a change holds at the next handshake and the next message. Thread-safe. Written through the ledger.
 */
public interface PeerRegistry {
    Optional<Peer> peer(Party party);

    /** All peers, retired ones too, ordered by Party. */
    List<Peer> all();
}
