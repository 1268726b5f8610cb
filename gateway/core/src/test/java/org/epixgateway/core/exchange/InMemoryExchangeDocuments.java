package org.epixgateway.core.exchange;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.life.Statement;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.PartyDescriptor;

/** Documents of the exchange as text; what was not written by one of these cannot be read by any. */
public final class InMemoryExchangeDocuments implements ExchangeDocuments {
    private static final Map<Digest, Object> WRITTEN = new ConcurrentHashMap<>();

    @Override
    public Header readHeader(Bytes xml) {
        return read(xml, Header.class);
    }

    @Override
    public Bytes writeHeader(Header header) {
        return write(header, "");
    }

    @Override
    public Receipt readReceipt(Bytes xml) {
        return read(xml, Receipt.class);
    }

    @Override
    public Bytes writeReceipt(Receipt receipt) {
        return write(receipt, "");
    }

    @Override
    public Refusal readRefusal(Bytes xml) {
        return read(xml, Refusal.class);
    }

    @Override
    public Bytes writeRefusal(Refusal refusal) {
        return write(refusal, "");
    }

    @Override
    public Statement readStatement(MessageKind kind, Bytes xml, Party by) {
        Statement written = read(xml, Statement.class);
        if (MessageKind.of(written.fact()) != kind) {
            throw new UnreadableDocumentException("it is no " + kind);
        }
        return new Statement(written.id(), by, written.statedAt(), written.fact());
    }

    @Override
    public Bytes writeStatement(Statement statement) {
        return write(statement, "");
    }

    @Override
    public PartyDescriptor readDescriptor(Bytes xml) {
        return read(xml, PartyDescriptor.class);
    }

    @Override
    public Bytes writeDescriptor(PartyDescriptor descriptor) {
        return write(
                descriptor,
                descriptor.certificates().stream()
                        .map(certificate -> certificate.der().digest().hex())
                        .collect(Collectors.joining(" ")));
    }

    private static Bytes write(Object document, String more) {
        Bytes text = Bytes.utf8(document + more);
        WRITTEN.put(text.digest(), document);
        return text;
    }

    private static <T> T read(Bytes xml, Class<T> type) {
        Object document = WRITTEN.get(xml.digest());
        if (!type.isInstance(document)) {
            throw new UnreadableDocumentException("it is no " + type.getSimpleName());
        }
        return type.cast(document);
    }
}
