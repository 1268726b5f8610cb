package org.epixgateway.core.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.Finding;

/**
 * What an attempt makes of a message: delivered, refused, tried again later, parked. Pure; the table of exchange rules
 * section 2 from the sender's side.
 */
final class DeliveryOutcome {
    private static final String GATEWAY = "gateway";

    private final DeliveryTerms terms;
    private final Clocks clocks;
    private final RandomGenerator random;

    DeliveryOutcome(DeliveryTerms terms, Clocks clocks, RandomGenerator random) {
        this.terms = terms;
        this.clocks = clocks;
        this.random = random;
    }

    /**
     * The next state of a message and what is recorded with it.
     *
     * @param alarm kind of alarm, if a person must look at it
     */
    record Decision(SentMessage next, String outcome, String sentence, Optional<String> alarm, List<Change> changes) {
        boolean finished() {
            return next.state().isFinished();
        }

        /**
         * Whether this changes a message no more: another attempt or an act came first. A receipt is recorded whatever
         * the state, a refusal unless the message is finished, an outage or no answer only for the attempt that the
         * message is at.
         */
        boolean isOvertaken(SentMessage now, SentMessage attempted) {
            if (now.state().isFinished()) {
                return next.state() != SentState.DELIVERED || now.state() == SentState.DELIVERED;
            }
            boolean isAwaited = now.state() == SentState.HANDED_OVER || now.state() == SentState.PUBLISHED;
            boolean isAtThisAttempt = isAwaited && now.outcomeUnknown() && now.attempts() == attempted.attempts();
            return !finished() && !isAtThisAttempt;
        }

        /** All changes, together with the hand-over of the message that waited behind this one. */
        List<Change> with(Optional<SentMessage> following, Instant lease) {
            List<Change> all = new ArrayList<>(changes);
            following.ifPresent(f -> all.add(
                    0,
                    new Change.SaveSent(
                            f.handedOverAgain(lease).inState(SentState.QUEUED, "handed over after its forerunner"),
                            List.of())));
            return all;
        }
    }

    Decision answered(SentMessage message, CheckAnswer.Verdict verdict, Optional<Bytes> answer) {
        return switch (verdict) {
            case CheckAnswer.Received received -> received(message, received, answer.orElseThrow());
            case CheckAnswer.NotAccepted notAccepted -> notAccepted(message, notAccepted, answer.orElseThrow());
            case CheckAnswer.Invalid(String sentence) -> invalid(message, sentence, answer);
        };
    }

    private Decision received(SentMessage message, CheckAnswer.Received received, Bytes answer) {
        boolean isLate = message.state().isFinished();
        String counted = Finding.counted(received.receipt().findings());
        String sentence = "receipt of " + message.to() + (counted.isEmpty() ? "" : " with " + counted)
                + (isLate ? ", come late: the message was " + message.state() + " here" : "");
        SentMessage next = message.finished(SentState.DELIVERED, now(), sentence, Optional.of(received.answer()));
        List<Change> changes = finish(message, next, answer, "receipt-verified", received.answer(), sentence);
        changes.add(changes.size() - 1, new Change.NotePeerHead(received.peerHead()));
        Optional<String> alarm = isLate ? Optional.of("late-receipt") : bad(message, received.receipt());
        return new Decision(next, "delivered", sentence, alarm, changes);
    }

    /** What a peer says to a statement that nobody waits for any more: a person has to know. */
    private static Optional<String> bad(SentMessage message, Receipt receipt) {
        boolean isDeniedLate = (message.attempts() > 1 || message.state() != SentState.HANDED_OVER)
                && receipt.claimed()
                        .filter(claimed -> !claimed.answer().isGranted())
                        .isPresent();
        return isDeniedLate
                ? Optional.of("claim-denied")
                : receipt.findings().stream()
                        .filter(LifeFindings::isConflict)
                        .findFirst()
                        .map(unused -> "permit-disputed");
    }

    private Decision notAccepted(SentMessage message, CheckAnswer.NotAccepted answer, Bytes bytes) {
        Refusal refusal = answer.refusal();
        String sentence = "refused by " + message.to() + ", " + refusal.reason() + ": " + refusal.sentence();
        if (!refusal.reason().isRemembered()) {
            return invalid(message.outcome(false), sentence, Optional.of(bytes));
        }
        SentMessage next = message.finished(SentState.REFUSED, now(), sentence, Optional.of(answer.answer()));
        List<Change> changes = finish(
                message,
                next,
                bytes,
                "refusal-verified",
                answer.answer(),
                refusal.reason().name());
        answer.peerHead().map(Change.NotePeerHead::new).ifPresent(head -> changes.add(changes.size() - 1, head));
        boolean isConflict = refusal.reason() == RefusalReason.NUMBER_CONFLICT;
        return new Decision(
                next, "refused", sentence, isConflict ? Optional.of("number-conflict") : Optional.empty(), changes);
    }

    private List<Change> finish(
            SentMessage message,
            SentMessage next,
            Bytes answer,
            String kind,
            MessageReference reference,
            String outcome) {
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.SaveSent(next, List.of(step(next.state().name(), "peer " + message.to(), next.note()))));
        changes.add(new Change.AddAnswer(message.id(), answer, true));
        changes.add(new Change.Note(Facts.of(kind, now(), GATEWAY)
                .message(message.id())
                .peer(message.to())
                .permit(message.permit())
                .document(message.document())
                .container(message.container())
                .answer(reference)
                .with("outcome", outcome)
                .note()));
        return changes;
    }

    /** No answer as far as we are concerned; after three in a row a person looks at it. */
    private Decision invalid(SentMessage message, String sentence, Optional<Bytes> answer) {
        int count = message.invalidAnswers() + 1;
        SentMessage counted = message.withInvalidAnswers(count);
        List<Change> extra = new ArrayList<>();
        answer.ifPresent(bytes -> extra.add(new Change.AddAnswer(message.id(), bytes, false)));
        return count >= terms.invalidAnswersMax()
                ? parked(counted, sentence, extra)
                : again(counted, sentence, Optional.of("invalid-answer"), extra);
    }

    /** @param earlierUnknown an attempt that surely failed says nothing about an earlier one whose outcome was never learnt */
    Decision outage(SentMessage message, PeerConnection.Reply reply, boolean earlierUnknown) {
        String sentence = sentence(reply);
        return switch (reply) {
            case PeerConnection.TryLater later -> {
                Decision decision = retried(message.outcome(earlierUnknown), sentence, Optional.empty());
                yield decision.next().state() == SentState.PARKED ? decision : later(decision, later);
            }
            case PeerConnection.NotRegistered unused ->
                retried(message.outcome(earlierUnknown), sentence, Optional.of("not-registered"));
            case PeerConnection.Unreachable unreachable ->
                retried(message.outcome(unreachable.mayHaveArrived() || earlierUnknown), sentence, Optional.empty());
            case PeerConnection.Answered unused -> throw new IllegalStateException("an answer is no outage");
        };
    }

    static String sentence(PeerConnection.Reply reply) {
        return switch (reply) {
            case PeerConnection.TryLater(Duration after, String why) -> why + " (asked to try after " + after + ")";
            case PeerConnection.NotRegistered(String why) -> why;
            case PeerConnection.Unreachable(String why, boolean unused) -> why;
            case PeerConnection.Answered unused -> "";
        };
    }

    private Decision later(Decision decision, PeerConnection.TryLater asked) {
        Instant wanted = clocks.steady().instant().plus(asked.after());
        Instant latest = clocks.steady().instant().plus(terms.backOffMax());
        Instant at = wanted.isAfter(latest) ? latest : wanted;
        SentMessage next =
                decision.next().nextAttemptAt().isBefore(at) ? decision.next().notBefore(at) : decision.next();
        return new Decision(
                next,
                decision.outcome(),
                decision.sentence(),
                decision.alarm(),
                List.of(new Change.SaveSent(next, List.of(step(next.state().name(), GATEWAY, decision.sentence())))));
    }

    /** Parks a message that has waited longer than anybody should wait for a peer; empty for a younger one. */
    Optional<Decision> givenUp(SentMessage message, String why) {
        return isTooOld(message) ? Optional.of(parked(message, why, List.of())) : Optional.empty();
    }

    private boolean isTooOld(SentMessage message) {
        return clocks.steady().instant().isAfter(message.acceptedAt().plus(terms.parkAfter()));
    }

    private Decision retried(SentMessage message, String sentence, Optional<String> alarm) {
        return isTooOld(message) ? parked(message, sentence, List.of()) : again(message, sentence, alarm, List.of());
    }

    private Decision again(SentMessage message, String sentence, Optional<String> alarm, List<Change> extra) {
        Instant at = clocks.steady().instant().plus(terms.backOff(message.attempts(), random));
        SentMessage next = message.inState(SentState.QUEUED, sentence).notBefore(at);
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.SaveSent(next, List.of(step(next.state().name(), GATEWAY, sentence))));
        changes.addAll(extra);
        return new Decision(next, "retry", sentence, alarm, changes);
    }

    static String retired(Party peer) {
        return "Peer " + peer
                + " is retired, nothing is sent to it any more; withdraw this message, or register the Party"
                + " again and resend it.";
    }

    Decision parked(SentMessage message, String sentence, List<Change> extra) {
        SentMessage next = message.inState(SentState.PARKED, sentence);
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.SaveSent(next, List.of(step(next.state().name(), GATEWAY, sentence))));
        changes.addAll(extra);
        changes.add(new Change.Note(Facts.of("message-parked", now(), GATEWAY)
                .message(message.id())
                .peer(message.to())
                .permit(message.permit())
                .document(message.document())
                .container(message.container())
                .with("outcome", sentence)
                .note()));
        return new Decision(next, "parked", sentence, Optional.of("parked"), changes);
    }

    private Instant now() {
        return clocks.wall().instant();
    }

    private JournalStep step(String what, String who, String note) {
        return new JournalStep(now(), what, who, note);
    }
}
