package org.epixgateway.core.query;

import java.util.List;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Attachment;

/** What the asked system said to a {@link PermitQuery}. */
public sealed interface QueryAnswer {

    /**
     * The permit.
     *
     * @param response the whole answer as it came, byte for byte
     * @param document the permit alone, as an XML document of its own
     * @param isComposite the answer's own flag; what it means is not documented anywhere we could read
     * @param notSent names of attachments that the answer speaks of and does not bring
     */
    record Found(
            Bytes response, Bytes document, List<Attachment> attachments, boolean isComposite, List<String> notSent)
            implements QueryAnswer {
        public Found {
            attachments = List.copyOf(attachments);
            notSent = List.copyOf(notSent);
        }

        /** With every attachment that it speaks of. */
        public Found(Bytes response, Bytes document, List<Attachment> attachments, boolean isComposite) {
            this(response, document, attachments, isComposite, List.of());
        }
    }

    /**
     * The asked system said no, in its own words.
     *
     * @param code fault code or string as it came, one line, bounded
     * @param sentence for a person
     */
    record Declined(String code, String sentence) implements QueryAnswer {}
}
