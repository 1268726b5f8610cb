package org.epixgateway.signing;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.epixgateway.core.party.DeliveryMode;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.PeerPolicy;
import org.epixgateway.core.party.PeerRegistry;
import org.epixgateway.core.party.RegisteredCertificate;
import org.epixgateway.core.party.RevocationPolicy;

/** A registry that a test can change between two handshakes. */
final class TestPeers implements PeerRegistry {
    private final List<Peer> peers = new ArrayList<>();

    static Peer peer(Party party, List<RegisteredCertificate> certificates, List<URI> lists, RevocationPolicy policy) {
        return new Peer(
                party,
                "Peer of " + party,
                Peer.State.ACTIVE,
                1,
                DeliveryMode.PUSH,
                List.of(),
                certificates,
                List.of(),
                Set.of(),
                Set.of(),
                new PeerPolicy(lists, policy, Set.of(), false),
                1);
    }

    static Peer peer(Party party, RegisteredCertificate... certificates) {
        return peer(party, List.of(certificates), List.of(), RevocationPolicy.HARD_FAIL);
    }

    TestPeers put(Peer peer) {
        peers.removeIf(p -> p.party().equals(peer.party()));
        peers.add(peer);
        return this;
    }

    @Override
    public Optional<Peer> peer(Party party) {
        return peers.stream().filter(p -> p.party().equals(party)).findFirst();
    }

    @Override
    public List<Peer> all() {
        return List.copyOf(peers);
    }
}
