package org.epixgateway.console.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.MessageReference;
import org.epixgateway.core.exchange.ReceivedMessage;
import org.epixgateway.core.exchange.SentMessage;
import org.jspecify.annotations.Nullable;

/**
 * A message, sent or received, in one row.
 *
 * @param peer to whom it was sent, or from whom it came
 * @param permit country, kind and normalised number
 * @param document SHA-256 of the permit document
 * @param container SHA-256 of the ASiC-E file
 * @param at when it was accepted from the national side, or received from the peer
 * @param receipt id of the recorded answer, a receipt or a refusal by {@code state}
 * @param receiptContainer SHA-256 of that answer's file
 * @param nextAttemptInSeconds for a message that waits; 0 when it is due
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageView(
        String id,
        String direction,
        String kind,
        String peer,
        String permitNumber,
        String permit,
        @Nullable String document,
        String container,
        String state,
        boolean test,
        Instant at,
        @Nullable Instant finishedAt,
        @Nullable String submission,
        @Nullable Integer attempts,
        @Nullable Long nextAttemptInSeconds,
        @Nullable String note,
        @Nullable String receipt,
        @Nullable String receiptContainer,
        String href) {

    public static MessageView of(SentMessage m, Instant steadyNow, Links links) {
        boolean waits = !m.state().isFinished();
        return new MessageView(
                m.id().toString(),
                "sent",
                m.kind().name(),
                m.to().toString(),
                m.permitNumber(),
                m.permit(),
                m.document().hex(),
                m.container().hex(),
                m.state().name(),
                m.isTest(),
                m.acceptedAt(),
                m.finishedAt().orElse(null),
                m.submission(),
                m.attempts(),
                waits ? seconds(steadyNow, m.nextAttemptAt()) : null,
                m.note(),
                m.answer()
                        .flatMap(MessageReference::id)
                        .map(MessageId::toString)
                        .orElse(null),
                m.answer().map(a -> a.file().hex()).orElse(null),
                links.message(m.id()));
    }

    public static MessageView of(ReceivedMessage m, Links links) {
        return new MessageView(
                m.id().toString(),
                "received",
                m.kind().name(),
                m.from().toString(),
                m.permitNumber(),
                m.permit(),
                m.document().map(Digest::hex).orElse(null),
                m.container().hex(),
                m.state().name(),
                m.isTest(),
                m.receivedAt(),
                null,
                null,
                null,
                null,
                null,
                m.answer().id().map(MessageId::toString).orElse(null),
                m.answer().file().hex(),
                links.message(m.id()));
    }

    private static long seconds(Instant now, Instant then) {
        return Math.max(0, Duration.between(now, then).toSeconds());
    }
}
