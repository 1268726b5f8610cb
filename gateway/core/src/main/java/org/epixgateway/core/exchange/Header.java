package org.epixgateway.core.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.party.DeliveryMode;
import org.epixgateway.core.party.Party;

/**
 * The header of a message, {@code header.xml}, under the same seal as its document. Read from a container it is an
 * unproven claim until the signature and the authority are checked.
 *
 * @param profileVersion of this exchange profile, "1"
 * @param to absent only on a Party's descriptor, which is for everybody
 * @param sentAt UTC
 */
public record Header(
        String profileVersion,
        MessageId id,
        MessageKind kind,
        Party from,
        Optional<Party> to,
        Instant sentAt,
        DocumentEntry document,
        List<DocumentEntry> attachments,
        Optional<PermitReference> permit,
        Optional<OriginalForm> originalForm,
        Optional<MessageReference> answers,
        Optional<MessageReference> supersedes,
        List<Actor> actors,
        Optional<DeliveryMode> deliveryMode,
        boolean isTest) {
    public static final String PROFILE_VERSION = "1";
    public static final String FILE_NAME = "header.xml";

    public Header {
        attachments = List.copyOf(attachments);
        actors = List.copyOf(actors);
    }
}
