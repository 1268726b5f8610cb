package org.epixgateway.app.conformance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.DocumentEntry;
import org.epixgateway.core.exchange.EnvelopeSigner;
import org.epixgateway.core.exchange.EnvelopeSigner.SealedFile;
import org.epixgateway.core.exchange.ExchangeDocuments;
import org.epixgateway.core.exchange.Header;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.MessageKind;
import org.epixgateway.core.exchange.OriginalForm;
import org.epixgateway.core.exchange.PermitReference;
import org.epixgateway.core.party.Party;

/** A test message before it is sealed, while it can still be made wrong in one place. */
final class Draft {
    private static final String XML = "application/xml";

    String profileVersion = Header.PROFILE_VERSION;
    MessageKind kind = MessageKind.PERMIT;
    final MessageId id;
    final Party from;
    Party to;
    Instant sentAt;
    Bytes document;
    DocumentEntry entry;
    List<SealedFile> unlisted = List.of();
    Optional<PermitReference> permit;

    Draft(MessageId id, Party from, Party to, Instant sentAt, Bytes document, PermitReference permit) {
        this.id = id;
        this.from = from;
        this.to = to;
        this.sentAt = sentAt;
        this.document = document;
        this.entry = new DocumentEntry("permit.xml", "CITESEPermit:2", "", document.digest());
        this.permit = Optional.of(permit);
    }

    Draft with(Consumer<Draft> change) {
        change.accept(this);
        return this;
    }

    /** A statement about that permit. */
    Draft stating(MessageKind said, String format, Bytes statement) {
        kind = said;
        document = statement;
        String name = said.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".xml";
        entry = new DocumentEntry(name, format, "", statement.digest());
        return this;
    }

    /** Other contents, and a header that is right about them. */
    Draft holding(Bytes other) {
        document = other;
        entry = new DocumentEntry(entry.name(), entry.format(), "", other.digest());
        permit = permit.map(p -> kind == MessageKind.PERMIT
                ? new PermitReference(
                        p.issuingCountry(), p.issuingAuthority(), p.kind(), p.number(), other.digest(), p.replaces())
                : p);
        return this;
    }

    /** Another permit named in the header than the one inside. */
    Draft naming(PermitReference other) {
        permit = Optional.of(other);
        return this;
    }

    Bytes sealedBy(EnvelopeSigner signer, ExchangeDocuments documents) {
        Header header = new Header(
                profileVersion,
                id,
                kind,
                from,
                Optional.of(to),
                sentAt,
                entry,
                List.of(),
                permit,
                kind == MessageKind.PERMIT ? Optional.of(OriginalForm.ELECTRONIC_ORIGINAL) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                true);
        List<SealedFile> files = new ArrayList<>();
        files.add(new SealedFile(Header.FILE_NAME, XML, documents.writeHeader(header)));
        files.add(new SealedFile(entry.name(), XML, document));
        files.addAll(unlisted);
        return signer.seal(files, sentAt);
    }
}
