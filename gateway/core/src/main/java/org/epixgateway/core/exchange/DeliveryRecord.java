package org.epixgateway.core.exchange;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Delivery.Begun;
import org.epixgateway.core.exchange.Delivery.Done;

/**
 * Writes down what came of an attempt, be it a push or a collection: state, answer, register and evidence in one
 * transaction, together with the hand-over of what waited behind the message. Thread-safe.
 */
final class DeliveryRecord {
    static final String OVERTAKEN = "overtaken";
    private static final String GATEWAY = "gateway";
    private static final int TRIES_MAX = 5;

    private final Stored stored;
    private final CheckAnswer checkAnswer;
    private final DeliveryOutcome outcomes;
    private final DeliveryQueue queue;
    private final DeliveryTerms terms;
    private final Clocks clocks;
    private final Observations observations;

    DeliveryRecord(
            Stored stored,
            CheckAnswer checkAnswer,
            DeliveryOutcome outcomes,
            DeliveryQueue queue,
            DeliveryTerms terms,
            Clocks clocks,
            Observations observations) {
        this.stored = stored;
        this.checkAnswer = checkAnswer;
        this.outcomes = outcomes;
        this.queue = queue;
        this.terms = terms;
        this.clocks = clocks;
        this.observations = observations;
    }

    Done answered(Begun begun, CheckAnswer.Verdict verdict, Bytes answer) {
        return recorded(
                begun, row -> outcomes.answered(row, verdict, Optional.of(answer)), () -> inRegister(begun, verdict));
    }

    Done outage(Begun begun, PeerConnection.Reply reply) {
        return recorded(begun, row -> outcomes.outage(row, reply, begun.earlierUnknown()), List::of);
    }

    private Done recorded(
            Begun begun, Function<SentMessage, DeliveryOutcome.Decision> decide, Supplier<List<Change>> more) {
        for (int i = 0; i < TRIES_MAX; i++) {
            SentMessage row = i == 0
                    ? begun.message()
                    : stored.journal().sent(begun.message().id()).orElseThrow();
            DeliveryOutcome.Decision decision = decide.apply(row);
            if (decision.isOvertaken(row, begun.message())) {
                return new Done(OVERTAKEN);
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
        return new Done(OVERTAKEN);
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
}
