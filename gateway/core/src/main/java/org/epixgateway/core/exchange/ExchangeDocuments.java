package org.epixgateway.core.exchange;

import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.life.Statement;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.PartyDescriptor;

/**
 * Reads and writes the exchange's own documents. Thread-safe. What is written is valid against its schema; what is read
 * is checked against it, with hardened parsers and bounds.
 */
public interface ExchangeDocuments {
    /** @throws UnreadableDocumentException if the bytes are not such a document; the message is one sentence */
    Header readHeader(Bytes xml);

    Bytes writeHeader(Header header);

    Receipt readReceipt(Bytes xml);

    Bytes writeReceipt(Receipt receipt);

    Refusal readRefusal(Bytes xml);

    Bytes writeRefusal(Refusal refusal);

    /** @param by the Party under whose seal it came, or by whom it was kept */
    Statement readStatement(MessageKind kind, Bytes xml, Party by);

    /** @throws IllegalArgumentException if the statement holds what its schema does not take */
    Bytes writeStatement(Statement statement);

    PartyDescriptor readDescriptor(Bytes xml);

    Bytes writeDescriptor(PartyDescriptor descriptor);
}
