package org.epixgateway.app.conformance;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.PartyDescriptor;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.PeerPolicy;
import org.epixgateway.core.party.PeerRegistry;
import org.epixgateway.core.party.Pin;
import org.epixgateway.core.party.RegisteredCertificate;

/** A registry that knows the Party under test and nobody else, for the time of one report. */
record OnlyPeer(Peer one) implements PeerRegistry {

    static OnlyPeer of(PartyDescriptor described) {
        return new OnlyPeer(new Peer(
                described.party(),
                described.name(),
                Peer.State.ACTIVE,
                described.sequence(),
                described.deliveryMode(),
                described.services(),
                described.certificates().stream().map(OnlyPeer::registered).toList(),
                described.acceptedForms(),
                Set.of(),
                described.customsTerritory(),
                PeerPolicy.STANDARD,
                0));
    }

    private static RegisteredCertificate registered(PartyDescriptor.DescribedCertificate described) {
        return new RegisteredCertificate(
                described.use(),
                new Pin.Exact(described.der().digest()),
                described.der(),
                described.from(),
                described.until(),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public Optional<Peer> peer(Party party) {
        return one.party().equals(party) ? Optional.of(one) : Optional.empty();
    }

    @Override
    public List<Peer> all() {
        return List.of(one);
    }
}
