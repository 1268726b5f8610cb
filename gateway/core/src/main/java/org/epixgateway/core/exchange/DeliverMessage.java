package org.epixgateway.core.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Delivery.Begun;
import org.epixgateway.core.exchange.Delivery.Checked;
import org.epixgateway.core.exchange.Delivery.Done;
import org.epixgateway.core.exchange.Delivery.HandedOver;
import org.epixgateway.core.exchange.Delivery.Picked;
import org.epixgateway.core.exchange.Delivery.Replied;
import org.epixgateway.core.party.Peer;

/**
 * Brings one queued message to its peer and its answer into the journal: pick, begin, send, check, record. Whatever the
 * queue says, the store decides: finished or outdated work is dropped, a message whose forerunner is not finished waits,
 * and every state moves by compare-and-set. Thread-safe.
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
        Circuit circuit = circuits.of(message.to());
        if (circuit.isOpen()) {
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
        return new Picked(message, peer.get());
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
        if (!(reply instanceof PeerConnection.Answered(Bytes answer))) {
            return delivery;
        }
        try {
            ReceivedEnvelope envelope = new ReceivedEnvelope(
                    answer, begun.peer().party(), clocks.wall().instant());
            return new Checked(begun, reply, checkAnswer.check(begun.message(), envelope));
        } catch (OutageException cannotCheckNow) {
            return new Replied(begun, new PeerConnection.Unreachable(cannotCheckNow.sentence(), true));
        }
    }

    /** Records what came of the attempt and hands over what it held back. */
    public Delivery record(Delivery delivery) {
        return switch (delivery) {
            case Checked(Begun begun, PeerConnection.Reply reply, CheckAnswer.Verdict verdict) -> {
                Delivery done = recorded(
                        begun,
                        row -> outcomes.answered(row, verdict, answerOf(reply)),
                        () -> inRegister(begun, verdict));
                circuits.success(begun.peer().party());
                yield done;
            }
            case Replied(Begun begun, PeerConnection.Reply reply) -> {
                Delivery done = recorded(begun, row -> outcomes.outage(row, reply, begun.earlierUnknown()), List::of);
                if (!(reply instanceof PeerConnection.TryLater)) {
                    circuits.outage(begun.peer().party(), DeliveryOutcome.sentence(reply));
                }
                yield done;
            }
            default -> delivery;
        };
    }

    private Delivery recorded(
            Begun begun, Function<SentMessage, DeliveryOutcome.Decision> decide, Supplier<List<Change>> more) {
        for (int i = 0; i < TRIES_MAX; i++) {
            SentMessage row = i == 0
                    ? begun.message()
                    : stored.journal().sent(begun.message().id()).orElseThrow();
            DeliveryOutcome.Decision decision = decide.apply(row);
            if (decision.isOvertaken(row, begun.message())) {
                return new Done("overtaken");
            }
            boolean isFinishedNow = decision.finished() && !row.state().isFinished();
            Optional<SentMessage> next = isFinishedNow ? following(row) : Optional.empty();
            List<Change> changes = decision.with(next, clocks.steady().instant().plus(terms.queueLease()));
            changes.addAll(more.get());
            if (stored.ledger().record(changes) instanceof Ledger.Done) {
                told(begun, decision);
                next.ifPresent(this::handOver);
                return new Done(decision.outcome());
            }
        }
        return new Done("overtaken");
    }

    /** What waits behind a finished message; a parked one waits for an operator. */
    private Optional<SentMessage> following(SentMessage message) {
        return stored.journal().following(message).filter(next -> next.state() != SentState.PARKED);
    }

    /** A hand-over that fails is no harm: the sweep does it again. */
    private void handOver(SentMessage next) {
        try {
            queue.handOver(next.to(), new DeliveryQueue.HandOver(next.id(), next.handOver() + 1));
        } catch (OutageException brokerAway) {
            observations.alarm("queue", "", brokerAway.sentence());
        }
    }

    /** What the answer changes in the register. */
    private List<Change> inRegister(Begun begun, CheckAnswer.Verdict verdict) {
        List<KeptStatement> answers = checkAnswer.claimAnswers(begun.message(), begun.container(), verdict);
        return answers.isEmpty()
                ? disputed(begun, verdict)
                : answers.stream().<Change>map(Change.AddStatement::new).toList();
    }

    /** The number of our permit names two documents: nobody may rely on it until people have looked. */
    private List<Change> disputed(Begun begun, CheckAnswer.Verdict verdict) {
        boolean isConflict = verdict instanceof CheckAnswer.NotAccepted answer
                && answer.refusal().reason() == RefusalReason.NUMBER_CONFLICT
                && begun.message().kind() == MessageKind.PERMIT
                && !begun.message().isTest();
        if (!isConflict) {
            return List.of();
        }
        SentMessage message = begun.message();
        return checkAnswer
                .permitOf(begun.container())
                .flatMap(stored.register()::find)
                .map(ours -> ours.disputed(
                        message.id(), "number conflict at " + message.to() + " with message " + message.id()))
                .map(ours -> List.<Change>of(
                        new Change.PutPermit(ours),
                        new Change.Note(
                                Facts.of("permit-disputed", clocks.wall().instant(), GATEWAY)
                                        .message(message.id())
                                        .peer(message.to())
                                        .permit(message.permit())
                                        .document(message.document())
                                        .with("outcome", ours.note())
                                        .note())))
                .orElse(List.of());
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

    private void told(Begun begun, DeliveryOutcome.Decision decision) {
        SentMessage message = begun.message();
        Duration took = Duration.ofNanos(System.nanoTime() - begun.startedNanos());
        observations.delivered(message.to(), decision.outcome(), took);
        observations.step(
                "deliver",
                decision.outcome(),
                message.id().toString(),
                message.to().toString(),
                message.permitNumber(),
                decision.sentence());
        decision.alarm()
                .ifPresent(kind -> observations.alarm(
                        kind, message.to().toString(), "Message " + message.id() + ": " + decision.sentence()));
    }

    private static Optional<Bytes> answerOf(PeerConnection.Reply reply) {
        return reply instanceof PeerConnection.Answered(Bytes container) ? Optional.of(container) : Optional.empty();
    }

    private JournalStep step(String what, String note) {
        return new JournalStep(clocks.wall().instant(), what, GATEWAY, note);
    }
}
