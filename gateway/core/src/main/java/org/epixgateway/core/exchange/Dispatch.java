package org.epixgateway.core.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends sealed messages of ours off: their rows in the journal, their evidence, and the hand-over to the queue. Thread-safe.
 */
public final class Dispatch {
    /** After this the sweep takes care of a hand-over that a crash prevented. */
    private static final Duration HAND_OVER_GRACE = Duration.ofSeconds(5);

    private final DeliveryQueue queue;
    private final DeliverNow now;
    private final Observations observations;
    private final Clock steady;

    public Dispatch(DeliveryQueue queue, DeliverNow now, Observations observations, Clock steady) {
        this.queue = queue;
        this.now = now;
        this.observations = observations;
        this.steady = steady;
    }

    /**
     * What is sent off together.
     *
     * @param permit label of the permit that all are about
     * @param evidence kind of the entry that each leaves
     */
    record Batch(Submission submission, String permit, String evidence, List<SealedMessage> messages) {}

    static List<Submission.Recipient> recipients(List<SealedMessage> messages) {
        return messages.stream()
                .map(m -> new Submission.Recipient(
                        m.header().to().orElseThrow(), m.header().id()))
                .toList();
    }

    /** The rows and their evidence; {@code more} goes into the evidence of each. */
    List<Change> changes(Batch batch, Map<String, String> more) {
        Submission submission = batch.submission();
        List<Change> changes = new ArrayList<>();
        for (SealedMessage message : batch.messages()) {
            SentMessage row = row(message, batch);
            changes.add(new Change.AddSent(
                    row,
                    message.container(),
                    new JournalStep(submission.acceptedAt(), row.state().name(), submission.account(), "")));
            Facts facts = Facts.of(batch.evidence(), submission.acceptedAt(), submission.account())
                    .message(row.id())
                    .peer(row.to())
                    .permit(row.permit())
                    .document(row.document())
                    .container(row.container())
                    .with("submission", submission.id());
            more.forEach(facts::with);
            changes.add(new Change.Note(facts.test(row.isTest()).note()));
        }
        return changes;
    }

    private SentMessage row(SealedMessage message, Batch batch) {
        Header header = message.header();
        Instant acceptedAt = batch.submission().acceptedAt();
        return new SentMessage(
                header.id(),
                header.to().orElseThrow(),
                header.kind(),
                batch.permit(),
                header.permit().map(PermitReference::number).orElse(""),
                header.document().digest(),
                message.container().digest(),
                0,
                SentState.ACCEPTED,
                1,
                0,
                0,
                false,
                header.isTest(),
                batch.submission().id(),
                acceptedAt,
                steady.instant().plus(HAND_OVER_GRACE),
                Optional.empty(),
                message.sealValidUntil(),
                "",
                Optional.empty(),
                0);
    }

    /** A hand-over that fails is no harm: the sweep does it again. */
    void handOver(Submission submission) {
        try {
            for (Submission.Recipient recipient : submission.recipients()) {
                queue.handOver(recipient.party(), new DeliveryQueue.HandOver(recipient.message(), 1));
            }
        } catch (OutageException brokerAway) {
            observations.alarm("queue", "", brokerAway.sentence() + " Held messages are handed over when it is back.");
        }
    }

    /** Delivers in this thread, since somebody waits for the answers. */
    void deliverNow(Submission submission) {
        submission.recipients().forEach(recipient -> now.deliver(new DeliveryQueue.HandOver(recipient.message(), 1)));
    }

    void told(Submission submission, String permitNumber) {
        submission
                .recipients()
                .forEach(recipient -> observations.step(
                        "submit",
                        "accepted",
                        recipient.message().toString(),
                        recipient.party().toString(),
                        permitNumber,
                        submission.id()));
    }
}
