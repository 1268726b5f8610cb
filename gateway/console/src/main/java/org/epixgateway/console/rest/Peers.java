package org.epixgateway.console.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.epixgateway.console.view.PeerView;
import org.epixgateway.core.exchange.Circuits;
import org.epixgateway.core.exchange.QueueDepth;
import org.epixgateway.core.exchange.Stored;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;

/** How our peers are doing, from registry, circuits and journal. */
public final class Peers {
    private final Stored stored;
    private final Circuits circuits;

    public Peers(Stored stored, Circuits circuits) {
        this.stored = stored;
        this.circuits = circuits;
    }

    /** All that are not retired. */
    public List<PeerView> all() {
        Map<Party, QueueDepth> depths = depths();
        return stored.peers().all().stream()
                .filter(peer -> peer.state() != Peer.State.RETIRED)
                .map(peer -> view(peer, depths))
                .toList();
    }

    public PeerView view(Peer peer) {
        return view(peer, depths());
    }

    private PeerView view(Peer peer, Map<Party, QueueDepth> depths) {
        return PeerView.of(peer, circuits.of(peer.party()), Optional.ofNullable(depths.get(peer.party())));
    }

    private Map<Party, QueueDepth> depths() {
        return stored.journal().depths().stream().collect(Collectors.toMap(QueueDepth::peer, Function.identity()));
    }
}
