package org.epixgateway.core.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.Finding;

/**
 * The journal row of an authentic message that we received and answered, without its bytes.
 *
 * @param inboxPosition rising number in the inbox, given by the store; 0 before it is stored and for refused ones
 * @param document SHA-256 of the document inside
 * @param answer id and file digest of the answer that was sent, the recorded one
 * @param version of the row; a change holds only if it is still this
 */
public record ReceivedMessage(
        Party from,
        MessageId id,
        MessageKind kind,
        String permit,
        String permitNumber,
        Optional<Digest> document,
        Digest container,
        ReceivedState state,
        boolean isTest,
        Instant receivedAt,
        MessageReference answer,
        List<Finding> findings,
        long inboxPosition,
        long version) {
    public ReceivedMessage {
        findings = List.copyOf(findings);
    }

    public ReceivedMessage inState(ReceivedState next) {
        return new ReceivedMessage(
                from,
                id,
                kind,
                permit,
                permitNumber,
                document,
                container,
                next,
                isTest,
                receivedAt,
                answer,
                findings,
                inboxPosition,
                version);
    }
}
