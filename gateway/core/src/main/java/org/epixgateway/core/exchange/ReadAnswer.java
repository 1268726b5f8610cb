package org.epixgateway.core.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.permit.Finding;

/** Reads the recorded answer to a message, so that people see why a peer refused and what its rules found. Thread-safe. */
public final class ReadAnswer {
    private final MessageJournal journal;
    private final EnvelopeOpener opener;
    private final ExchangeDocuments documents;

    public ReadAnswer(MessageJournal journal, EnvelopeOpener opener, ExchangeDocuments documents) {
        this.journal = journal;
        this.opener = opener;
        this.documents = documents;
    }

    /**
     * What a receipt or refusal says.
     *
     * @param id of the answer itself
     * @param reason and sentence of a refusal; absent and empty for a receipt
     */
    public record Answer(
            MessageId id,
            MessageKind kind,
            Instant receivedAt,
            Optional<RefusalReason> reason,
            String sentence,
            String ruleSetVersion,
            List<Finding> findings) {}

    /** The accepted answer to a sent message. */
    public Optional<Answer> to(SentMessage message) {
        return journal.answerTo(message.id()).map(container -> read(container, "answer to message " + message.id()));
    }

    /** The answer that we gave to a received message. */
    public Optional<Answer> to(ReceivedMessage message) {
        return journal.answerGiven(message.from(), message.id())
                .map(container -> read(container, "answer to message " + message.id() + " from " + message.from()));
    }

    private Answer read(Bytes container, String what) {
        StoredEnvelope envelope = StoredEnvelope.open(opener, container, what);
        Header header = envelope.read(Header.FILE_NAME, documents::readHeader);
        String document = header.document().name();
        return header.kind() == MessageKind.RECEIPT
                ? receipt(header, envelope.read(document, documents::readReceipt))
                : refusal(header, envelope.read(document, documents::readRefusal));
    }

    private static Answer receipt(Header header, Receipt receipt) {
        return new Answer(
                header.id(),
                header.kind(),
                receipt.receivedAt(),
                Optional.empty(),
                "",
                receipt.ruleSetVersion(),
                receipt.findings());
    }

    private static Answer refusal(Header header, Refusal refusal) {
        return new Answer(
                header.id(),
                header.kind(),
                refusal.receivedAt(),
                Optional.of(refusal.reason()),
                refusal.sentence(),
                refusal.ruleSetVersion(),
                refusal.findings());
    }
}
