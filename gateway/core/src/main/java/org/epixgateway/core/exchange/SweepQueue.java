package org.epixgateway.core.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.epixgateway.core.party.DeliveryMode;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;

/**
 * Hands over what nobody else will: at start everything unfinished, later what is due again after an outage or was left by
 * a crash, and all that waits for a peer whose circuit closed. Probes peers with an open circuit, parks what waits for a
 * retired one. One runner at a time.
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
    private final DeliveryOutcome outcomes;
    private final Map<Party, DeliveryMode> modes = new HashMap<>();
    private final Uncollected uncollected;
    private volatile Instant lastEnded;

    public SweepQueue(
            Stored stored,
            DeliveryQueue queue,
            PeerConnection connection,
            Circuits circuits,
            DeliveryTerms terms,
            Clocks clocks,
            Observations observations) {
        this.stored = stored;
        this.queue = queue;
        this.connection = connection;
        this.circuits = circuits;
        this.terms = terms;
        this.clocks = clocks;
        this.observations = observations;
        this.outcomes = new DeliveryOutcome(terms, clocks, new Random());
        this.uncollected = new Uncollected(terms.uncollectedMax(), clocks.steady(), observations);
        this.lastEnded = clocks.steady().instant();
    }

    /** Hands over every unfinished message under a new number, so that what the broker still holds is outdated. */
    public int atStart() {
        return everything(message -> true);
    }

    /**
     * The broker was away, or another one is in its place: hands over again, in order of acceptance, all that it may have
     * lost, without waiting for leases. What it kept is outdated by the new numbers, so that doing this twice, or beside a
     * sweep, delivers nothing twice. Attempts under way are left to themselves.
     *
     * @throws OutageException if it is away again; to be repeated
     */
    public int afterBrokerOutage() {
        return everything(message -> !isUnderWay(message));
    }

    private int everything(Predicate<SentMessage> which) {
        int count = 0;
        long after = 0;
        for (List<SentMessage> page = stored.journal().unfinished(after, PAGE);
                !page.isEmpty();
                page = stored.journal().unfinished(after, PAGE)) {
            for (SentMessage message : page) {
                count += which.test(message) && again(message) ? 1 : 0;
                after = stored.journal().rowOf(message.id());
            }
        }
        return count;
    }

    /**
     * One sweep over all peers; how many messages were handed over. Trouble with one peer's work keeps no other peer
     * waiting, and after the first probe that fails the others have to wait for the next sweep: each may take long.
     *
     * @throws OutageException after all peers had their turn
     */
    public int run() {
        try {
            return everyPeer();
        } finally {
            lastEnded = clocks.steady().instant();
        }
    }

    /** How long ago the last sweep ended; minutes of it mean that one hangs. */
    public Duration sinceLastEnded() {
        return Duration.between(lastEnded, clocks.steady().instant());
    }

    private int everyPeer() {
        List<Peer> all = stored.peers().all();
        List<Peer> active =
                all.stream().filter(peer -> peer.state() == Peer.State.ACTIVE).toList();
        Turns turns = new Turns();
        all.stream()
                .filter(peer -> peer.state() == Peer.State.RETIRED)
                .map(Peer::party)
                .forEach(peer -> turns.take(() -> parkAll(peer)));
        active.stream()
                .filter(peer -> isPublishing(peer) || !circuits.of(peer.party()).isOpen())
                .forEach(peer -> turns.take(() -> sweep(peer)));
        Instant now = clocks.steady().instant();
        List<Peer> due = active.stream()
                .filter(peer -> !isPublishing(peer) && circuits.of(peer.party()).isProbeDue(now))
                .sorted(Comparator.comparing(peer -> circuits.of(peer.party()).probeAt()))
                .toList();
        for (Peer peer : due) {
            if (!turns.take(() -> probed(peer))) {
                break;
            }
        }
        return turns.handedOver();
    }

    private static boolean isPublishing(Peer peer) {
        return peer.deliveryMode() == DeliveryMode.PUBLISH;
    }

    private int sweep(Peer peer) {
        int count = 0;
        List<SentMessage> due =
                stored.journal().due(peer.party(), clocks.steady().instant(), PAGE);
        if (isPublishing(peer)) {
            unconcerned(peer.party());
            uncollected.look(peer.party(), due);
        }
        for (SentMessage message : due) {
            count += message.state() == SentState.ACCEPTED ? firstAgain(message) : again(message) ? 1 : 0;
        }
        return count + afterChangeOf(peer);
    }

    /** A Party that is never called has no circuit; one that was open when it said so is of no concern any more. */
    private void unconcerned(Party peer) {
        if (circuits.of(peer).isOpen()) {
            circuits.success(peer);
        }
    }

    /** What was published for a Party that is called from now on goes into the queue. */
    private int afterChangeOf(Peer peer) {
        boolean isCalledNow =
                modes.put(peer.party(), peer.deliveryMode()) == DeliveryMode.PUBLISH && !isPublishing(peer);
        return isCalledNow
                ? everything(message -> message.to().equals(peer.party()) && message.state() == SentState.PUBLISHED)
                : 0;
    }

    /** @return -1 if the peer does not answer */
    private int probed(Peer peer) {
        if (answersProbe(peer)) {
            return release(peer.party());
        }
        park(peer.party());
        return -1;
    }

    /** While a circuit is open nothing is attempted, so that nothing else would notice that a message is too old. */
    private void park(Party peer) {
        for (SentMessage message : stored.journal().due(peer, horizon(), PAGE)) {
            outcomes.givenUp(
                            message,
                            "not delivered in time: " + circuits.of(peer).reason())
                    .ifPresent(decision -> parked(message, decision));
        }
    }

    /** Nothing is sent to a retired peer: its messages are shown as parked instead of waiting for ever. */
    private int parkAll(Party peer) {
        for (SentMessage message : stored.journal().due(peer, horizon(), PAGE)) {
            if (!isUnderWay(message)) {
                parked(message, outcomes.parked(message, DeliveryOutcome.retired(peer), List.of()));
            }
        }
        return 0;
    }

    private void parked(SentMessage message, DeliveryOutcome.Decision decision) {
        if (stored.ledger().record(decision.changes()) instanceof Ledger.Done) {
            decision.alarm()
                    .ifPresent(kind -> observations.alarm(
                            kind, message.to().toString(), "Message " + message.id() + ": " + decision.sentence()));
        }
    }

    /** By then everything is due, whatever its back-off or lease. */
    private Instant horizon() {
        return clocks.steady().instant().plus(terms.queueLease()).plus(terms.backOffMax());
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

    /**
     * Hands over at once what waits for a peer that is back, whatever its back-off; each message once. A peer that goes
     * away again meanwhile ends it: what is left comes with the next probe.
     */
    public int release(Party peer) {
        int count = 0;
        Instant horizon = horizon();
        Set<MessageId> released = new HashSet<>();
        List<SentMessage> page = next(peer, horizon, released);
        while (!page.isEmpty() && !circuits.of(peer).isOpen()) {
            for (SentMessage message : page) {
                count += !isUnderWay(message) && again(message, horizon.plusSeconds(1)) ? 1 : 0;
            }
            page = next(peer, horizon, released);
        }
        return count;
    }

    /** Without what was had before, since its attempt may have ended and made it due again. */
    private List<SentMessage> next(Party peer, Instant horizon, Set<MessageId> had) {
        return stored.journal().due(peer, horizon, PAGE).stream()
                .filter(message -> had.add(message.id()))
                .toList();
    }

    private boolean isUnderWay(SentMessage message) {
        return message.state() == SentState.HANDED_OVER
                && message.nextAttemptAt().isAfter(clocks.steady().instant());
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
            observations.step(
                    "sweep",
                    "handed over",
                    next.id().toString(),
                    next.to().toString(),
                    next.permitNumber(),
                    "number " + next.handOver());
            return true;
        }
        return false;
    }
}
