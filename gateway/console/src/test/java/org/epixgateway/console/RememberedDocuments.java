package org.epixgateway.console;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.exchange.ExchangeDocuments;
import org.epixgateway.core.exchange.Header;
import org.epixgateway.core.exchange.MessageKind;
import org.epixgateway.core.exchange.Receipt;
import org.epixgateway.core.exchange.Refusal;
import org.epixgateway.core.exchange.UnreadableDocumentException;
import org.epixgateway.core.life.Statement;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.PartyDescriptor;

/** Remembers what was written instead of writing it. */
final class RememberedDocuments implements ExchangeDocuments {
    private final Map<Digest, Object> written = new ConcurrentHashMap<>();

    private Bytes write(Object document) {
        Bytes bytes = Bytes.utf8(
                "document " + written.size() + ": " + document.getClass().getSimpleName());
        written.put(bytes.digest(), document);
        return bytes;
    }

    private <T> T read(Bytes xml, Class<T> type) {
        Object document = written.get(xml.digest());
        if (!type.isInstance(document)) {
            throw new UnreadableDocumentException("this was never written");
        }
        return type.cast(document);
    }

    @Override
    public Header readHeader(Bytes xml) {
        return read(xml, Header.class);
    }

    @Override
    public Bytes writeHeader(Header header) {
        return write(header);
    }

    @Override
    public Receipt readReceipt(Bytes xml) {
        return read(xml, Receipt.class);
    }

    @Override
    public Bytes writeReceipt(Receipt receipt) {
        return write(receipt);
    }

    @Override
    public Refusal readRefusal(Bytes xml) {
        return read(xml, Refusal.class);
    }

    @Override
    public Bytes writeRefusal(Refusal refusal) {
        return write(refusal);
    }

    @Override
    public Statement readStatement(MessageKind kind, Bytes xml, Party by) {
        return read(xml, Statement.class);
    }

    @Override
    public Bytes writeStatement(Statement statement) {
        return write(statement);
    }

    @Override
    public PartyDescriptor readDescriptor(Bytes xml) {
        return read(xml, PartyDescriptor.class);
    }

    @Override
    public Bytes writeDescriptor(PartyDescriptor descriptor) {
        return write(descriptor);
    }
}
