package org.epixgateway.core.exchange;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.RegisteredCertificate;

/** Revocation lists that say what a test wants; at first that all is good. */
public final class InMemoryRevocations implements Revocations {
    private final Map<Party, Status> statuses = new ConcurrentHashMap<>();

    public void say(Party peer, Status status) {
        statuses.put(peer, status);
    }

    @Override
    public Status status(Peer peer, RegisteredCertificate certificate, Instant at) {
        return statuses.getOrDefault(peer.party(), new Good());
    }
}
