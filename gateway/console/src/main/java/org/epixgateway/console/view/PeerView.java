package org.epixgateway.console.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.exchange.Circuit;
import org.epixgateway.core.exchange.QueueDepth;
import org.epixgateway.core.party.Peer;
import org.jspecify.annotations.Nullable;

/**
 * A peer and how it is doing.
 *
 * @param circuit CLOSED (messages go), OPEN (it does not answer, messages wait); why, in {@code circuitReason}
 * @param oldest when the oldest unfinished message for it was accepted
 */
public record PeerView(
        String party,
        String name,
        String state,
        String circuit,
        @Nullable String circuitReason,
        long waiting,
        long parked,
        @Nullable Instant oldest) {

    /** All peers as JSON; a list that may grow members later. */
    public record PeerList(List<PeerView> peers) {}

    public static PeerView of(Peer peer, Circuit circuit, Optional<QueueDepth> depth) {
        return new PeerView(
                peer.party().toString(),
                peer.name(),
                peer.state().name(),
                circuit.isOpen() ? "OPEN" : "CLOSED",
                circuit.reason().isEmpty() ? null : circuit.reason(),
                depth.map(QueueDepth::waiting).orElse(0L),
                depth.map(QueueDepth::parked).orElse(0L),
                depth.flatMap(QueueDepth::oldest).orElse(null));
    }
}
