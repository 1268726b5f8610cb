package org.epixgateway.core.exchange;

import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDocuments;

/**
 * The documents behind the register: the message that brought a permit's current document, as it was sealed, and what the
 * document says. Thread-safe.
 */
public final class RegisteredDocuments {
    private final MessageJournal journal;
    private final EnvelopeOpener opener;
    private final ExchangeDocuments exchange;
    private final PermitDocuments permits;

    public RegisteredDocuments(
            MessageJournal journal, EnvelopeOpener opener, ExchangeDocuments exchange, PermitDocuments permits) {
        this.journal = journal;
        this.opener = opener;
        this.exchange = exchange;
        this.permits = permits;
    }

    /**
     * A permit's message.
     *
     * @param from the Party that sealed it
     * @param document the permit, byte for byte as its author handed it in
     */
    public record Sealed(Party from, Bytes container, Bytes document, Permit permit, List<Attachment> attachments) {}

    /** @throws DamagedFileException if the stored file is not what was written */
    public Sealed of(RegisteredPermit registered) {
        MessageId message = registered.firstMessage();
        String what = "message " + message;
        Bytes container = container(registered).orElseThrow(() -> new DamagedFileException(what));
        StoredEnvelope envelope = StoredEnvelope.open(opener, container, what);
        Header header = envelope.read(Header.FILE_NAME, exchange::readHeader);
        Bytes document = envelope.file(header.document().name());
        Permit permit = permits.read(document, PermitDocuments.Wrapping.REFUSED)
                .permit()
                .filter(read -> document.digest().equals(registered.document()))
                .orElseThrow(() -> new DamagedFileException(what));
        List<Attachment> attachments = header.attachments().stream()
                .map(entry -> new Attachment(entry.fileName(), entry.format(), envelope.file(entry.name())))
                .toList();
        return new Sealed(header.from(), container, document, permit, attachments);
    }

    /** What the issuer sent us, or what we sent: two Parties may use one message id. */
    private Optional<Bytes> container(RegisteredPermit registered) {
        Party issuer = new Party(registered.key().issuingCountry());
        return journal.receivedContainer(issuer, registered.firstMessage())
                .or(() -> journal.sentContainer(registered.firstMessage()));
    }
}
