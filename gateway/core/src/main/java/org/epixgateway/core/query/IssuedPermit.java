package org.epixgateway.core.query;

import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Attachment;
import org.epixgateway.core.exchange.RegisteredPermit;
import org.epixgateway.core.life.Fact.Endorsement;
import org.epixgateway.core.permit.Permit;

/**
 * A permit that our Party issued, with the files that it was issued by.
 *
 * @param permit as read from the document
 * @param document the bytes that the national side handed in
 * @param container the sealed container that holds those bytes, for whoever wants to verify them
 * @param endorsement box 14, if it was endorsed after its issue
 */
public record IssuedPermit(
        RegisteredPermit registered,
        Permit permit,
        Bytes document,
        Bytes container,
        List<Attachment> attachments,
        Optional<Endorsement> endorsement) {
    public IssuedPermit {
        attachments = List.copyOf(attachments);
    }
}
