package org.epixgateway.system;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.DocumentEntry;
import org.epixgateway.core.exchange.EnvelopeSigner;
import org.epixgateway.core.exchange.EnvelopeSigner.SealedFile;
import org.epixgateway.core.exchange.Header;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.MessageKind;
import org.epixgateway.core.exchange.MessageReference;
import org.epixgateway.core.exchange.OriginalForm;
import org.epixgateway.core.exchange.PermitReference;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.life.Statement;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDocuments;
import org.epixgateway.core.permit.PermitKey;
import org.epixgateway.documents.ToolkitPermitDocuments;
import org.epixgateway.documents.XmlExchangeDocuments;

/** A message for a test vector: written as it should be, then changed in one place. */
final class VectorDraft {
    static final XmlExchangeDocuments XML = new XmlExchangeDocuments(Limits.STANDARD);
    private static final ToolkitPermitDocuments PERMITS = new ToolkitPermitDocuments(Limits.STANDARD);

    String profileVersion = Header.PROFILE_VERSION;
    MessageId id = new MessageId(UUID.randomUUID());
    MessageKind kind = MessageKind.PERMIT;
    Party from;
    Party to;
    Instant sentAt;
    Bytes document;
    DocumentEntry entry;
    List<DocumentEntry> attachments = List.of();
    List<SealedFile> moreFiles = new ArrayList<>();
    Optional<PermitReference> permit;
    Optional<MessageReference> answers = Optional.empty();
    boolean isTest;

    private VectorDraft(String from, String to, Instant at, Bytes permit) {
        Permit read =
                PERMITS.read(permit, PermitDocuments.Wrapping.REFUSED).permit().orElseThrow();
        PermitKey key = read.key().orElseThrow();
        this.from = Party.of(from);
        this.to = Party.of(to);
        this.sentAt = at;
        this.document = permit;
        this.entry = new DocumentEntry("permit.xml", read.format().label(), "", permit.digest());
        this.permit = Optional.of(new PermitReference(
                key.issuingCountry(),
                key.issuingAuthority(),
                key.kind(),
                read.number().orElseThrow().raw(),
                permit.digest(),
                Optional.empty()));
    }

    static VectorDraft permit(String from, String to, Instant at, Bytes permit) {
        return new VectorDraft(from, to, at, permit);
    }

    /** What a Party states about that permit. */
    VectorDraft stating(MessageKind said, Fact fact) {
        kind = said;
        String word = XmlNames.of(said);
        document = XML.writeStatement(new Statement(UUID.randomUUID().toString(), from, sentAt, fact));
        entry = new DocumentEntry(XmlNames.file(said), word + ":1", "", document.digest());
        return this;
    }

    VectorDraft answering(MessageKind said, Bytes answer, MessageReference message) {
        kind = said;
        document = answer;
        entry = new DocumentEntry(XmlNames.file(said), XmlNames.of(said) + ":1", "", answer.digest());
        permit = Optional.empty();
        answers = Optional.of(message);
        return this;
    }

    VectorDraft with(Consumer<VectorDraft> change) {
        change.accept(this);
        return this;
    }

    /** Other contents, and a header that is right about them. */
    VectorDraft holding(String other) {
        document = Bytes.utf8(other);
        entry = new DocumentEntry(entry.name(), entry.format(), "", document.digest());
        permit = permit.map(p -> kind == MessageKind.PERMIT
                ? new PermitReference(
                        p.issuingCountry(), p.issuingAuthority(), p.kind(), p.number(), document.digest(), p.replaces())
                : p);
        return this;
    }

    VectorDraft attaching(String name, String content) {
        SealedFile file = new SealedFile(name, "text/plain", Bytes.utf8(content));
        moreFiles.add(file);
        attachments = List.of(new DocumentEntry(
                name, "text/plain", "remarks of the office.txt", file.content().digest()));
        return this;
    }

    List<SealedFile> files() {
        Header header = new Header(
                profileVersion,
                id,
                kind,
                from,
                Optional.of(to),
                sentAt,
                entry,
                attachments,
                permit,
                kind == MessageKind.PERMIT ? Optional.of(OriginalForm.ELECTRONIC_ORIGINAL) : Optional.empty(),
                answers,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                isTest);
        List<SealedFile> files = new ArrayList<>();
        files.add(new SealedFile(Header.FILE_NAME, "application/xml", XML.writeHeader(header)));
        files.add(new SealedFile(entry.name(), "application/xml", document));
        files.addAll(moreFiles);
        return files;
    }

    Bytes sealedBy(EnvelopeSigner signer) {
        return signer.seal(files(), sentAt);
    }

    /** Names of kinds as the wire spells them. */
    static final class XmlNames {
        private XmlNames() {}

        static String of(Enum<?> value) {
            StringBuilder joined = new StringBuilder();
            for (String part : value.name().split("_", -1)) {
                joined.append(part.charAt(0)).append(part.substring(1).toLowerCase(java.util.Locale.ROOT));
            }
            return joined.toString();
        }

        static String file(MessageKind kind) {
            return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + ".xml";
        }
    }
}
