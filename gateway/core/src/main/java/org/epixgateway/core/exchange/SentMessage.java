package org.epixgateway.core.exchange;

import java.time.Instant;
import java.util.Optional;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.party.Party;

/**
 * The journal row of a message that we send to one peer, without its bytes.
 *
 * @param permit {@link org.epixgateway.core.permit.PermitKey#label()}, empty for a message that is about no permit; order
 *     is kept per peer and permit
 * @param permitNumber as written, for people
 * @param document SHA-256 of the permit document, as the header states it
 * @param sequence place among our messages to this peer about this permit, given by the store; 0 before it is stored
 * @param handOver number under which the queue carries it; an older number in the queue is nothing
 * @param attempts sent at least partly
 * @param invalidAnswers answers in a row that did not pass our checks
 * @param outcomeUnknown the last attempt may have reached the peer and no answer came
 * @param nextAttemptAt not before then; by the steady clock, re-based at start
 * @param note the last thing that happened, one sentence for an operator
 * @param answer SHA-256 of the answer's container, once one was accepted
 * @param version of the row; a change holds only if it is still this
 */
public record SentMessage(
        MessageId id,
        Party to,
        MessageKind kind,
        String permit,
        String permitNumber,
        Digest document,
        Digest container,
        long sequence,
        SentState state,
        int handOver,
        int attempts,
        int invalidAnswers,
        boolean outcomeUnknown,
        boolean isTest,
        String submission,
        Instant acceptedAt,
        Instant nextAttemptAt,
        Optional<Instant> finishedAt,
        Instant sealValidUntil,
        String note,
        Optional<MessageReference> answer,
        long version) {

    /** As a store keeps it: with the place in the order and the version that it gave. */
    public SentMessage stored(long place, long row) {
        return new SentMessage(
                id,
                to,
                kind,
                permit,
                permitNumber,
                document,
                container,
                place,
                state,
                handOver,
                attempts,
                invalidAnswers,
                outcomeUnknown,
                isTest,
                submission,
                acceptedAt,
                nextAttemptAt,
                finishedAt,
                sealValidUntil,
                note,
                answer,
                row);
    }

    public SentMessage inState(SentState next, String why) {
        return copy(next, handOver, attempts, invalidAnswers, outcomeUnknown, nextAttemptAt, finishedAt, why, answer);
    }

    public SentMessage handedOverAgain(Instant notBefore) {
        return copy(state, handOver + 1, attempts, invalidAnswers, outcomeUnknown, notBefore, finishedAt, note, answer);
    }

    public SentMessage notBefore(Instant at) {
        return copy(state, handOver, attempts, invalidAnswers, outcomeUnknown, at, finishedAt, note, answer);
    }

    public SentMessage attempted(Instant lease) {
        return copy(
                SentState.HANDED_OVER,
                handOver,
                attempts + 1,
                invalidAnswers,
                true,
                lease,
                finishedAt,
                "sent, answer awaited",
                answer);
    }

    public SentMessage outcome(boolean unknown) {
        return copy(state, handOver, attempts, invalidAnswers, unknown, nextAttemptAt, finishedAt, note, answer);
    }

    public SentMessage withInvalidAnswers(int count) {
        return copy(state, handOver, attempts, count, outcomeUnknown, nextAttemptAt, finishedAt, note, answer);
    }

    public SentMessage finished(SentState end, Instant at, String why, Optional<MessageReference> by) {
        return copy(
                end, handOver, attempts, 0, false, nextAttemptAt, Optional.of(at), why, by.isPresent() ? by : answer);
    }

    private SentMessage copy(
            SentState s,
            int h,
            int a,
            int i,
            boolean u,
            Instant n,
            Optional<Instant> f,
            String w,
            Optional<MessageReference> by) {
        return new SentMessage(
                id,
                to,
                kind,
                permit,
                permitNumber,
                document,
                container,
                sequence,
                s,
                h,
                a,
                i,
                u,
                isTest,
                submission,
                acceptedAt,
                n,
                f,
                sealValidUntil,
                w,
                by,
                version);
    }
}
