package org.epixgateway.peers;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.epixgateway.core.party.DeliveryMode;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.PeerPolicy;
import org.epixgateway.core.party.ServiceAddress;

/** Peers as a registry would know them. */
final class TestPeers {
    private TestPeers() {}

    static Peer at(URI address) {
        return at(Party.of("CH"), address);
    }

    static Peer at(Party party, URI address) {
        return new Peer(
                party,
                party.toString(),
                Peer.State.ACTIVE,
                1,
                DeliveryMode.PUSH,
                List.of(new ServiceAddress(ServiceAddress.Kind.DELIVER, address)),
                List.of(),
                List.of(),
                Set.of(),
                Set.of(),
                PeerPolicy.STANDARD,
                1);
    }
}
