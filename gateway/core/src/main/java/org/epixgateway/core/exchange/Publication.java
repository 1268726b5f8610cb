package org.epixgateway.core.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.epixgateway.core.exchange.Delivery.Done;

/** Lays a message into our mailbox, since its Party is never called; the sweep looks at it again from time to time. */
final class Publication {
    private final Ledger ledger;
    private final DeliveryTerms terms;
    private final Clocks clocks;

    Publication(Ledger ledger, DeliveryTerms terms, Clocks clocks) {
        this.ledger = ledger;
        this.terms = terms;
        this.clocks = clocks;
    }

    /** What was fetched already keeps its story: its answer is still awaited. */
    Done of(SentMessage message) {
        String waits = "waits to be collected by " + message.to();
        boolean isNew = !message.outcomeUnknown() && !message.note().equals(waits);
        SentMessage next = message.inState(SentState.PUBLISHED, message.outcomeUnknown() ? message.note() : waits)
                .notBefore(clocks.steady().instant().plus(terms.backOffMax()));
        Instant now = clocks.wall().instant();
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.SaveSent(
                next, isNew ? List.of(new JournalStep(now, next.state().name(), "gateway", "")) : List.of()));
        if (isNew) {
            changes.add(new Change.Note(facts("message-published", now, message).note()));
        }
        return new Done(ledger.record(changes) instanceof Ledger.Done ? "published" : DeliveryRecord.OVERTAKEN);
    }

    static Facts facts(String kind, Instant now, SentMessage message) {
        return Facts.of(kind, now, "gateway")
                .message(message.id())
                .peer(message.to())
                .permit(message.permit())
                .document(message.document())
                .container(message.container())
                .test(message.isTest());
    }
}
