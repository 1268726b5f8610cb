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
        return journal.answerTo(message.id()).map(this::read);
    }

    /** The answer that we gave to a received message. */
    public Optional<Answer> to(ReceivedMessage message) {
        return journal.answerGiven(message.from(), message.id()).map(this::read);
    }

    private Answer read(Bytes container) {
        if (!(opener.open(container) instanceof EnvelopeOpener.Opened(OpenedEnvelope opened))) {
            throw new IllegalStateException("an answer that was accepted cannot be opened");
        }
        Header header = documents.readHeader(opened.file(Header.FILE_NAME).orElseThrow());
        Bytes document = opened.file(header.document().name()).orElseThrow();
        return header.kind() == MessageKind.RECEIPT
                ? receipt(header, documents.readReceipt(document))
                : refusal(header, documents.readRefusal(document));
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
