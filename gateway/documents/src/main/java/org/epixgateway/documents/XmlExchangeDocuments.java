package org.epixgateway.documents;

import java.time.DateTimeException;
import java.util.function.Function;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.ExchangeDocuments;
import org.epixgateway.core.exchange.Header;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.exchange.MessageKind;
import org.epixgateway.core.exchange.Receipt;
import org.epixgateway.core.exchange.Refusal;
import org.epixgateway.core.exchange.UnreadableDocumentException;
import org.epixgateway.core.life.Correspondence;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.life.Statement;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.PartyDescriptor;
import org.epixgateway.core.permit.Position;

/** Header, receipt, refusal, statements and descriptor in the XML of the exchange profile (schemas/exchange). */
public final class XmlExchangeDocuments implements ExchangeDocuments {
    /** Five hundred findings, or forty certificates. */
    private static final int BYTES_MAX = 1 << 20;

    private final ExchangeForm header;
    private final ExchangeForm receipt = new ExchangeForm("receipt", "Receipt", "receipt", BYTES_MAX);
    private final ExchangeForm refusal = new ExchangeForm("refusal", "Refusal", "refusal", BYTES_MAX);
    private final ExchangeForm endorsement = new ExchangeForm("endorsement", "Endorsement", "endorsement", BYTES_MAX);
    private final ExchangeForm notice = new ExchangeForm("status notice", "StatusNotice", "status-notice", BYTES_MAX);
    private final ExchangeForm use = new ExchangeForm("use report", "UseReport", "use-report", BYTES_MAX);
    private final ExchangeForm claim = new ExchangeForm("claim", "Claim", "claim", BYTES_MAX);
    private final ExchangeForm claimAnswer = new ExchangeForm("answer to a claim", "ClaimAnswer", "claim", BYTES_MAX);
    private final ExchangeForm inquiry = new ExchangeForm("inquiry", "Inquiry", "inquiry", BYTES_MAX);
    private final ExchangeForm decision = new ExchangeForm("decision", "Decision", "decision", BYTES_MAX);
    private final ExchangeForm descriptor = new ExchangeForm("Party descriptor", "PartyDescriptor", "party", BYTES_MAX);

    public XmlExchangeDocuments(Limits limits) {
        this.header = new ExchangeForm("message header", "ExchangeHeader", "header", limits.headerBytesMax());
    }

    @Override
    public Header readHeader(Bytes xml) {
        return read(header, xml, HeaderXml::read);
    }

    /** @throws IllegalArgumentException if the header holds what its schema does not take */
    @Override
    public Bytes writeHeader(Header written) {
        StrictXml xml = header.written();
        HeaderXml.write(xml, written);
        return valid(header, xml);
    }

    @Override
    public Receipt readReceipt(Bytes xml) {
        return read(receipt, xml, AnswerXml::receipt);
    }

    @Override
    public Bytes writeReceipt(Receipt written) {
        StrictXml xml = receipt.written();
        AnswerXml.write(xml, written);
        return xml.close().toBytes();
    }

    @Override
    public Refusal readRefusal(Bytes xml) {
        return read(refusal, xml, AnswerXml::refusal);
    }

    @Override
    public Bytes writeRefusal(Refusal written) {
        StrictXml xml = refusal.written();
        AnswerXml.write(xml, written);
        return xml.close().toBytes();
    }

    @Override
    public Statement readStatement(MessageKind kind, Bytes xml, Party by) {
        return switch (kind) {
            case ENDORSEMENT -> read(endorsement, xml, root -> StatementXml.endorsement(root, by));
            case STATUS_NOTICE -> read(notice, xml, root -> StatementXml.notice(root, by));
            case USE_REPORT -> read(use, xml, root -> StatementXml.use(root, by));
            case CLAIM -> read(claim, xml, root -> StatementXml.claim(root, by));
            case RECEIPT -> read(claimAnswer, xml, root -> StatementXml.claimAnswer(root, by));
            case INQUIRY -> read(inquiry, xml, root -> InquiryXml.read(root, by));
            case DECISION -> read(decision, xml, root -> InquiryXml.decision(root, by));
            default -> throw new IllegalArgumentException(kind + " is no statement");
        };
    }

    @Override
    public Bytes writeStatement(Statement written) {
        ExchangeForm form = switch (written.fact()) {
            case Fact.Endorsement unused -> endorsement;
            case Fact.Notice unused -> notice;
            case Fact.Settlement unused -> notice;
            case Fact.Use unused -> use;
            case Fact.Crossing unused -> use;
            case Fact.Claim unused -> claim;
            case Fact.ClaimAnswer unused -> claimAnswer;
            case Correspondence.Inquiry unused -> inquiry;
            case Correspondence.Answer unused -> inquiry;
            case Correspondence.Reminder unused -> inquiry;
            case Correspondence.Decision unused -> decision;
        };
        StrictXml xml = form.written();
        StatementXml.write(xml, written);
        return valid(form, xml);
    }

    @Override
    public PartyDescriptor readDescriptor(Bytes xml) {
        return read(descriptor, xml, DescriptorXml::read);
    }

    /** @throws IllegalArgumentException if the descriptor holds what its schema does not take */
    @Override
    public Bytes writeDescriptor(PartyDescriptor written) {
        StrictXml xml = descriptor.written();
        DescriptorXml.write(xml, written);
        return valid(descriptor, xml);
    }

    private static <T> T read(ExchangeForm form, Bytes xml, Function<Element, T> mapper) {
        try {
            return mapper.apply(form.read(xml));
        } catch (UnreadableXmlException e) {
            String where = e.position()
                    .map(Position::toString)
                    .map(at -> " (" + at + ")")
                    .orElse("");
            throw new UnreadableDocumentException(
                    "The " + form.title() + " cannot be read" + where + ": " + e.sentence());
        } catch (IllegalArgumentException | DateTimeException e) {
            // the schema leaves a few values open, such as the hour 24 or an address that is none
            throw new UnreadableDocumentException("The " + form.title() + " has a value that cannot be right.");
        }
    }

    /** Headers, statements and descriptors carry what people hand in, so what is written is held against the schema before it leaves. */
    private static Bytes valid(ExchangeForm form, StrictXml xml) {
        Bytes written = xml.close().toBytes();
        try {
            form.read(written);
            return written;
        } catch (UnreadableXmlException e) {
            throw new IllegalArgumentException("a " + form.title() + " cannot hold this: " + e.sentence(), e);
        }
    }
}
