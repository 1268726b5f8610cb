package org.epixgateway.core.exchange;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Seals a message again that outlived its certificate while it waited: the old id is closed as superseded, the new one
 * names it and takes its place in the order. Only for a message whose outcome is known.
 */
public final class Reseal {
    private final Stored stored;
    private final EnvelopeOpener opener;
    private final Seal seal;
    private final Clock clock;

    public Reseal(Stored stored, EnvelopeOpener opener, Seal seal, Clock clock) {
        this.stored = stored;
        this.opener = opener;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * What to hand over now; empty if another decision came first.
     *
     * @throws OutageException if our present certificate is out of date too
     */
    Optional<DeliveryQueue.HandOver> again(SentMessage old) {
        Instant now = clock.instant();
        OpenedEnvelope opened = StoredEnvelope.open(
                        opener, stored.journal().sentContainer(old.id()), old.container(), "message " + old.id())
                .opened();
        SealedMessage fresh = seal.again(opened, new MessageReference(Optional.of(old.id()), old.container()));
        SentMessage next = new SentMessage(
                fresh.header().id(),
                old.to(),
                old.kind(),
                old.permit(),
                old.permitNumber(),
                old.document(),
                fresh.container().digest(),
                old.sequence(),
                SentState.QUEUED,
                1,
                0,
                0,
                false,
                old.isTest(),
                old.submission(),
                old.acceptedAt(),
                old.nextAttemptAt(),
                Optional.empty(),
                fresh.sealValidUntil(),
                "takes the place of " + old.id(),
                Optional.empty(),
                0);
        String why = "its certificate ended; sent again as " + next.id();
        Ledger.Recorded recorded = stored.ledger()
                .record(List.of(
                        new Change.SaveSent(
                                old.finished(SentState.SUPERSEDED, now, why, Optional.empty()),
                                List.of(new JournalStep(now, SentState.SUPERSEDED.name(), "gateway", why))),
                        new Change.AddSent(
                                next,
                                fresh.container(),
                                new JournalStep(now, next.state().name(), "gateway", next.note())),
                        new Change.Note(Facts.of("message-superseded", now, "gateway")
                                .message(next.id())
                                .peer(next.to())
                                .permit(next.permit())
                                .document(next.document())
                                .container(next.container())
                                .with(Facts.SUPERSEDES, old.id().toString())
                                .with(
                                        Facts.SUPERSEDED_CONTAINER,
                                        old.container().hex())
                                .note())));
        return recorded instanceof Ledger.Done
                ? Optional.of(new DeliveryQueue.HandOver(next.id(), 1))
                : Optional.empty();
    }
}
