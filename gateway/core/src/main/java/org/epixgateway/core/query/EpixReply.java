package org.epixgateway.core.query;

import java.util.List;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Attachment;

/** What we say to an {@link EpixRequest}. */
public sealed interface EpixReply {

    /**
     * The permit.
     *
     * @param document the permit alone, in the caller's form wherever it could be brought into it
     * @param isComposite as another system said; never for permits of our own
     */
    record Shown(Bytes document, List<Attachment> attachments, boolean isComposite) implements EpixReply {
        public Shown {
            attachments = List.copyOf(attachments);
        }
    }

    /** Confirmed quantities are kept. */
    record Taken() implements EpixReply {}

    /** The state of the asked system, in its own words. */
    record Told(String state) implements EpixReply {}

    /** @param sentence for a person; nothing of the request, no secret */
    record Declined(EpixFault fault, String sentence) implements EpixReply {
        public static Declined of(EpixFault fault) {
            return new Declined(fault, fault.sentence());
        }
    }

    /** Another system said no: its fault, unchanged. */
    record PassedOn(String code, String sentence) implements EpixReply {}
}
