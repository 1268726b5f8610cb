package org.epixgateway.core.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Delivery.Begun;
import org.epixgateway.core.exchange.Delivery.Checked;
import org.epixgateway.core.exchange.Delivery.Done;
import org.epixgateway.core.exchange.Delivery.HandedOver;
import org.epixgateway.core.exchange.Delivery.Picked;
import org.epixgateway.core.exchange.Delivery.Replied;
import org.epixgateway.core.party.DeliveryMode;
import org.epixgateway.core.party.Peer;

/**
 * Brings one queued message to its peer and its answer into the journal: pick, begin, send, check, record. Whatever the
 * queue says, the store decides: finished or outdated work is dropped, a message whose forerunner is not finished waits,
 * and every state moves by compare-and-set. What is for a Party that is never called is published instead, for its mailbox.
 * Thread-safe.
 */
public final class DeliverMessage {
    private static final String GATEWAY = "gateway";
    private static final int TRIES_MAX = 5;

    private final Stored stored;
    private final PeerConnection connection;
    private final CheckAnswer checkAnswer;
    private final DeliveryOutcome outcomes;
    private final Reseal reseal;
    private final Circuits circuits;
    private final DeliveryQueue queue;
    private final DeliveryTerms terms;
    private final Clocks clocks;
    private final Observations observations;
    private final DeliveryRecord records;
    private final Publication publication;

    public DeliverMessage(
            Stored stored,
            PeerConnection connection,
            CheckAnswer checkAnswer,
            Reseal reseal,
            Circuits circuits,
            DeliveryQueue queue,
            DeliveryTerms terms,
            Clocks clocks,
            Observations observations) {
        this.stored = stored;
        this.connection = connection;
        this.checkAnswer = checkAnswer;
        this.outcomes = new DeliveryOutcome(terms, clocks, new Random());
        this.reseal = reseal;
        this.circuits = circuits;
        this.queue = queue;
        this.terms = terms;
        this.clocks = clocks;
        this.observations = observations;
        this.records = new DeliveryRecord(stored, checkAnswer, outcomes, queue, terms, clocks, observations);
        this.publication = new Publication(stored.ledger(), terms, clocks);
    }

    public Delivery take(String work) {
        return new HandedOver(DeliveryQueue.HandOver.parse(work));
    }

    /** The store's word on whether this work is to be done, and now. */
    public Delivery pick(Delivery delivery) {
        if (!(delivery instanceof HandedOver(DeliveryQueue.HandOver work))) {
            return delivery;
        }
        Optional<SentMessage> row = stored.journal().sent(work.message());
        if (row.isEmpty()
                || !isWaiting(row.get().state())
                || work.number() < row.get().handOver()) {
            return new Done("dropped");
        }
        SentMessage message = row.get();
        Optional<Peer> peer = stored.peers().peer(message.to());
        if (peer.isEmpty() || peer.get().state() == Peer.State.RETIRED) {
            setAside(message.id(), DeliveryOutcome.retired(message.to()));
            return new Done("parked");
        }
        if (peer.get().state() == Peer.State.PAUSED) {
            return postponed(message, terms.backOffMax(), "waiting: peer " + message.to() + " is paused");
        }
        boolean isCalled = peer.get().deliveryMode() != DeliveryMode.PUBLISH;
        Circuit circuit = circuits.of(message.to());
        if (isCalled && circuit.isOpen()) {
            return postponed(message, circuit.probeAfter(), "waiting: peer " + message.to() + " does not answer");
        }
        Optional<SentMessage> before = stored.journal().heldBackBy(message);
        if (before.isPresent()) {
            return postponed(
                    message, terms.backOffFirst(), "waiting for " + before.get().id());
        }
        if (!clocks.wall().instant().isBefore(message.sealValidUntil()) && !message.outcomeUnknown()) {
            return resealed(message);
        }
        return isCalled ? new Picked(message, peer.get()) : publication.of(message);
    }

    /** Not under way: an attempt whose consumer died ends with its lease, and the sweep gives it a new number. */
    private static boolean isWaiting(SentState state) {
        return state == SentState.ACCEPTED || state == SentState.QUEUED;
    }

    private Delivery postponed(SentMessage message, Duration delay, String why) {
        Instant again = clocks.steady().instant().plus(delay);
        SentMessage next = message.inState(SentState.QUEUED, why).notBefore(again);
        List<JournalStep> steps = message.note().equals(why) ? List.of() : List.of(step(SentState.QUEUED.name(), why));
        stored.ledger().record(List.of(new Change.SaveSent(next, steps)));
        return new Done("waiting");
    }

    private Delivery resealed(SentMessage message) {
        reseal.again(message).ifPresent(work -> queue.handOver(message.to(), work));
        return new Done("superseded");
    }

    /** Journals the attempt before a byte leaves, so that after a crash its outcome counts as unknown. */
    public Delivery begin(Delivery delivery) {
        if (!(delivery instanceof Picked(SentMessage message, Peer peer))) {
            return delivery;
        }
        Instant lease = clocks.steady().instant().plus(terms.attemptLease());
        SentMessage next = message.attempted(lease);
        List<JournalStep> steps = List.of(step(SentState.HANDED_OVER.name(), "attempt " + next.attempts()));
        if (stored.ledger().record(List.of(new Change.SaveSent(next, steps))) instanceof Ledger.Conflict) {
            return new Done("overtaken");
        }
        SentMessage saved = stored.journal().sent(message.id()).orElseThrow();
        Bytes container = stored.journal().sentContainer(message.id()).orElseThrow();
        return new Begun(saved, peer, container, message.outcomeUnknown(), System.nanoTime());
    }

    public Delivery send(Delivery delivery) {
        return delivery instanceof Begun begun
                ? new Replied(begun, connection.deliver(begun.peer(), begun.container()))
                : delivery;
    }

    /** An answer counts only if it passes the three checks and names the bytes that were sent. */
    public Delivery check(Delivery delivery) {
        if (!(delivery instanceof Replied(Begun begun, PeerConnection.Reply reply))) {
            return delivery;
        }
        if (!(reply instanceof PeerConnection.Answered answered)) {
            return delivery;
        }
        try {
            ReceivedEnvelope envelope = new ReceivedEnvelope(
                    answered.container(), begun.peer().party(), clocks.wall().instant());
            return new Checked(begun, answered, checkAnswer.check(begun.message(), envelope));
        } catch (OutageException cannotCheckNow) {
            return new Replied(begun, new PeerConnection.Unreachable(cannotCheckNow.sentence(), true));
        }
    }

    /** Records what came of the attempt and hands over what it held back. */
    public Delivery record(Delivery delivery) {
        return switch (delivery) {
            case Checked(Begun begun, PeerConnection.Answered(Bytes answer), CheckAnswer.Verdict verdict) -> {
                Delivery done = records.answered(begun, verdict, answer);
                circuits.success(begun.peer().party());
                yield done;
            }
            case Replied(Begun begun, PeerConnection.Reply reply) -> {
                Delivery done = records.outage(begun, reply);
                if (!(reply instanceof PeerConnection.TryLater)) {
                    circuits.outage(begun.peer().party(), DeliveryOutcome.sentence(reply));
                }
                yield done;
            }
            default -> delivery;
        };
    }

    /** Sets aside a message on which our own code failed, visibly, so that the ones behind it in the queue go on. */
    public void setAside(String work, String why) {
        setAside(DeliveryQueue.HandOver.parse(work).message(), why);
    }

    private void setAside(MessageId id, String why) {
        try {
            for (int i = 0; i < TRIES_MAX; i++) {
                Optional<SentMessage> message =
                        stored.journal().sent(id).filter(m -> !m.state().isFinished());
                if (message.isEmpty()
                        || stored.ledger()
                                        .record(outcomes.parked(message.get(), why, List.of())
                                                .changes())
                                instanceof Ledger.Done) {
                    break;
                }
            }
            observations.alarm("parked", "", "Message " + id + ": " + why);
        } catch (OutageException storeAway) {
            observations.alarm("outage", "", storeAway.sentence() + " Message " + id + " is tried again: " + why);
        }
    }

    private JournalStep step(String what, String note) {
        return new JournalStep(clocks.wall().instant(), what, GATEWAY, note);
    }
}
