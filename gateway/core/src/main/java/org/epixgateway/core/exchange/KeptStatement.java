package org.epixgateway.core.exchange;

import java.time.Instant;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.PermitKey;

/**
 * A statement about a permit as the register keeps it: the document as it was sealed, and how it came.
 *
 * @param id {@link org.epixgateway.core.life.Statement#id()}; one Party uses it once
 * @param kind of the message that carries such a document
 * @param document its bytes
 * @param message that brought it, or that first took it to others; empty where none did
 * @param actor account or peer by whom it came here
 * @param recordedAt UTC
 */
public record KeptStatement(
        PermitKey permit,
        String id,
        Party by,
        MessageKind kind,
        Assurance assurance,
        Bytes document,
        Optional<MessageId> message,
        String actor,
        Instant recordedAt) {

    KeptStatement broughtBy(MessageId first) {
        return new KeptStatement(permit, id, by, kind, assurance, document, Optional.of(first), actor, recordedAt);
    }
}
