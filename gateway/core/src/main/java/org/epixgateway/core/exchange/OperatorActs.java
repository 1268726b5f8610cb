package org.epixgateway.core.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.epixgateway.core.party.Peer;

/** What an operator may do with a message on its way: resend a parked one, withdraw one that nobody has. Thread-safe. */
public final class OperatorActs {
    /** What came of an act. */
    public sealed interface Outcome {}

    public record Did(SentMessage message) implements Outcome {}

    public record Unknown() implements Outcome {}

    /** @param sentence why not, and what can be done instead */
    public record CannotNow(String sentence) implements Outcome {}

    private static final int TRIES_MAX = 5;

    private final Stored stored;
    private final DeliveryQueue queue;
    private final Circuits circuits;
    private final DeliveryTerms terms;
    private final Clocks clocks;

    public OperatorActs(Stored stored, DeliveryQueue queue, Circuits circuits, DeliveryTerms terms, Clocks clocks) {
        this.stored = stored;
        this.queue = queue;
        this.circuits = circuits;
        this.terms = terms;
        this.clocks = clocks;
    }

    /**
     * Sends a parked or waiting message again now: the same bytes under the same id. While the peer's circuit is open it
     * is probed at once instead, and everything goes when it answers.
     */
    public Outcome resend(MessageId id, String account) {
        return act(id, this::whyNotResent, message -> resent(message, account));
    }

    private Optional<String> whyNotResent(SentMessage message) {
        if (message.state().isFinished()) {
            return Optional.of("The message is finished (" + message.state() + "); nothing is left to send.");
        }
        boolean isRetired = stored.peers()
                .peer(message.to())
                .filter(peer -> peer.state() == Peer.State.RETIRED)
                .isPresent();
        return isRetired
                ? Optional.of("Peer " + message.to() + " is retired; register the Party again first.")
                : Optional.empty();
    }

    private Optional<SentMessage> resent(SentMessage message, String account) {
        Instant lease = clocks.steady().instant().plus(terms.queueLease());
        SentMessage next =
                message.handedOverAgain(lease).withInvalidAnswers(0).inState(SentState.QUEUED, "resent by " + account);
        if (!done(message, next, account, "message-resent", List.of())) {
            return Optional.empty();
        }
        circuits.probeSoon(message.to());
        queue.handOver(next.to(), new DeliveryQueue.HandOver(next.id(), next.handOver()));
        return Optional.of(next);
    }

    /** Takes a message back. Only if no attempt has an unknown outcome: the peer might hold it already. */
    public Outcome withdraw(MessageId id, String account, String reason) {
        return act(id, OperatorActs::whyNotWithdrawn, message -> withdrawn(message, account, reason));
    }

    private static Optional<String> whyNotWithdrawn(SentMessage message) {
        if (message.state().isFinished()) {
            return Optional.of(
                    "The message is finished (" + message.state() + "); withdraw the permit with a status notice.");
        }
        return message.outcomeUnknown()
                ? Optional.of("The peer may hold this message already; resend it first, its answer settles that.")
                : Optional.empty();
    }

    private Optional<SentMessage> withdrawn(SentMessage message, String account, String reason) {
        Instant now = clocks.wall().instant();
        SentMessage next = message.finished(SentState.WITHDRAWN, now, "withdrawn: " + reason, Optional.empty());
        Optional<SentMessage> following =
                stored.journal().following(message).filter(f -> f.state() != SentState.PARKED);
        List<Change> more = new ArrayList<>();
        Instant lease = clocks.steady().instant().plus(terms.queueLease());
        following
                .map(f -> new Change.SaveSent(f.handedOverAgain(lease).inState(SentState.QUEUED, ""), List.of()))
                .ifPresent(more::add);
        if (!done(message, next, account, "message-withdrawn", more)) {
            return Optional.empty();
        }
        following.ifPresent(f -> queue.handOver(f.to(), new DeliveryQueue.HandOver(f.id(), f.handOver() + 1)));
        return Optional.of(next);
    }

    private Outcome act(
            MessageId id,
            Function<SentMessage, Optional<String>> whyNot,
            Function<SentMessage, Optional<SentMessage>> act) {
        for (int i = 0; i < TRIES_MAX; i++) {
            Optional<SentMessage> message = stored.journal().sent(id);
            if (message.isEmpty()) {
                return new Unknown();
            }
            Optional<String> obstacle = whyNot.apply(message.get());
            if (obstacle.isPresent()) {
                return new CannotNow(obstacle.get());
            }
            Optional<SentMessage> next = act.apply(message.get());
            if (next.isPresent()) {
                return new Did(next.get());
            }
        }
        return new CannotNow("The message is being sent just now; try again.");
    }

    private boolean done(SentMessage before, SentMessage next, String account, String kind, List<Change> more) {
        Instant now = clocks.wall().instant();
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.SaveSent(
                next, List.of(new JournalStep(now, next.state().name(), account, next.note()))));
        changes.addAll(more);
        changes.add(new Change.Note(Facts.of(kind, now, account)
                .message(before.id())
                .peer(before.to())
                .permit(before.permit())
                .document(before.document())
                .container(before.container())
                .with("outcome", next.note())
                .note()));
        return stored.ledger().record(changes) instanceof Ledger.Done;
    }
}
