package org.epixgateway.core.exchange;

import java.time.Instant;
import java.util.List;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;

/**
 * Hands over what nobody else will: at start everything unfinished, later what is due again after an outage or was left by
 * a crash, and all that waits for a peer whose circuit closed. Probes peers with an open circuit. One runner at a time.
 */
public final class SweepQueue {
    private static final int PAGE = 500;

    private final Stored stored;
    private final DeliveryQueue queue;
    private final PeerConnection connection;
    private final Circuits circuits;
    private final DeliveryTerms terms;
    private final Clocks clocks;
    private final Observations observations;

    public SweepQueue(Stored stored, DeliveryQueue queue, PeerConnection connection, Circuits circuits,
            DeliveryTerms terms, Clocks clocks, Observations observations) {
        this.stored = stored;
        this.queue = queue;
        this.connection = connection;
        this.circuits = circuits;
        this.terms = terms;
        this.clocks = clocks;
        this.observations = observations;
    }

    /** Hands over every unfinished message under a new number, so that what the broker still holds is outdated. */
    public int atStart() {
        int count = 0;
        long after = 0;
        for (List<SentMessage> page = stored.journal().unfinished(after, PAGE);
                !page.isEmpty();
                page = stored.journal().unfinished(after, PAGE)) {
            for (SentMessage message : page) {
                count += again(message) ? 1 : 0;
                after = stored.journal().rowOf(message.id());
            }
        }
        return count;
    }

    /** One sweep over all peers; how many messages were handed over. */
    public int run() {
        int count = 0;
        for (Peer peer : stored.peers().all()) {
            if (peer.state() == Peer.State.ACTIVE) {
                count += sweep(peer);
            }
        }
        return count;
    }

    private int sweep(Peer peer) {
        Instant now = clocks.steady().instant();
        Circuit circuit = circuits.of(peer.party());
        if (circuit.isOpen()) {
            return circuit.isProbeDue(now) && answersProbe(peer) ? release(peer.party()) : 0;
        }
        int count = 0;
        for (SentMessage message : stored.journal().due(peer.party(), now, PAGE)) {
            count += message.state() == SentState.ACCEPTED ? firstAgain(message) : again(message) ? 1 : 0;
        }
        return count;
    }

    private boolean answersProbe(Peer peer) {
        return switch (connection.state(peer)) {
            case PeerConnection.Serving unused -> {
                circuits.success(peer.party());
                yield true;
            }
            case PeerConnection.NotServing(String sentence) -> {
                circuits.outage(peer.party(), sentence);
                yield false;
            }
        };
    }

    /** Hands over at once what waits for a peer that is back, whatever its back-off. */
    public int release(Party peer) {
        int count = 0;
        Instant horizon = clocks.steady().instant().plus(terms.queueLease()).plus(terms.backOffMax());
        for (List<SentMessage> page = stored.journal().due(peer, horizon, PAGE);
                !page.isEmpty();
                page = stored.journal().due(peer, horizon, PAGE)) {
            int before = count;
            for (SentMessage message : page) {
                count += again(message, horizon.plusSeconds(1)) ? 1 : 0;
            }
            if (count == before) {
                break;
            }
        }
        return count;
    }

    /** Its first hand-over is uncertain: the same number, so that it is not there twice. */
    private int firstAgain(SentMessage message) {
        Instant lease = clocks.steady().instant().plus(terms.queueLease());
        SentMessage next = message.inState(SentState.QUEUED, "").notBefore(lease);
        JournalStep step = new JournalStep(clocks.wall().instant(), next.state().name(), "gateway", "");
        if (stored.ledger().record(List.of(new Change.SaveSent(next, List.of(step)))) instanceof Ledger.Done) {
            queue.handOver(message.to(), new DeliveryQueue.HandOver(message.id(), message.handOver()));
            return 1;
        }
        return 0;
    }

    private boolean again(SentMessage message) {
        return again(message, clocks.steady().instant().plus(terms.queueLease()));
    }

    private boolean again(SentMessage message, Instant lease) {
        SentMessage next = message.handedOverAgain(lease).inState(SentState.QUEUED, message.note());
        if (stored.ledger().record(List.of(new Change.SaveSent(next, List.of()))) instanceof Ledger.Done) {
            queue.handOver(message.to(), new DeliveryQueue.HandOver(next.id(), next.handOver()));
            observations.step("sweep", "handed over", next.id().toString(), next.to().toString(), next.permitNumber(),
                    "number " + next.handOver());
            return true;
        }
        return false;
    }
}
