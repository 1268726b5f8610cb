package org.epixgateway.core.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.EnvelopeSigner.SealedFile;
import org.epixgateway.core.party.DeliveryMode;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.PartyDescriptor;
import org.epixgateway.core.permit.DocumentFormat;

/** Puts our documents into messages under our seal: writes the header, packs, signs. Thread-safe, changes nothing. */
public final class Seal {
    private static final String XML = "application/xml";
    private static final int EXTENSION_LENGTH_MAX = 8;

    private final Self self;
    private final EnvelopeSigner signer;
    private final ExchangeDocuments documents;
    private final Clock clock;
    private final RandomGenerator random;

    public Seal(Self self, EnvelopeSigner signer, ExchangeDocuments documents, Clock clock, RandomGenerator random) {
        this.self = self;
        this.signer = signer;
        this.documents = documents;
        this.clock = clock;
        this.random = random;
    }

    /** What a permit's message says besides the document's bytes. */
    public record PermitContents(
            Bytes document,
            DocumentFormat format,
            List<Attachment> attachments,
            PermitReference permit,
            OriginalForm form,
            List<Actor> actors,
            boolean isTest) {}

    public SealedMessage permit(PermitContents contents, Party to) {
        List<SealedFile> files = new ArrayList<>();
        files.add(new SealedFile("permit.xml", XML, contents.document()));
        List<DocumentEntry> attachments = new ArrayList<>();
        for (Attachment attachment : contents.attachments()) {
            String name = "attachment-" + (attachments.size() + 1) + extension(attachment.fileName());
            files.add(new SealedFile(name, attachment.mediaType(), attachment.content()));
            attachments.add(new DocumentEntry(
                    name,
                    attachment.mediaType(),
                    attachment.fileName(),
                    attachment.content().digest()));
        }
        Header header = new Header(
                Header.PROFILE_VERSION,
                MessageId.next(clock, random),
                MessageKind.PERMIT,
                self.party(),
                Optional.of(to),
                clock.instant(),
                new DocumentEntry(
                        "permit.xml",
                        contents.format().label(),
                        "",
                        contents.document().digest()),
                attachments,
                Optional.of(contents.permit()),
                Optional.of(contents.form()),
                Optional.empty(),
                Optional.empty(),
                contents.actors(),
                Optional.empty(),
                contents.isTest());
        return seal(header, files);
    }

    /** A statement of ours with the persons behind it, to one Party. */
    SealedMessage statement(Stating.Decided decided, Party to) {
        return statement(
                new Contents(MessageKind.of(decided.statement().fact()), decided.document(), decided.permit()),
                Actors.of(decided.handedIn()),
                to);
    }

    /** One that was made before, to a Party that gets its permit only now. */
    SealedMessage statement(KeptStatement kept, PermitReference permit, Party to) {
        return statement(new Contents(kept.kind(), kept.document(), permit), List.of(), to);
    }

    private record Contents(MessageKind kind, Bytes document, PermitReference permit) {}

    private SealedMessage statement(Contents contents, List<Actor> actors, Party to) {
        MessageKind kind = contents.kind();
        String word = kind.name().toLowerCase(Locale.ROOT);
        String name = word.replace('_', '-') + ".xml";
        DocumentEntry entry =
                new DocumentEntry(name, format(kind), "", contents.document().digest());
        Header header = new Header(
                Header.PROFILE_VERSION,
                MessageId.next(clock, random),
                kind,
                self.party(),
                Optional.of(to),
                clock.instant(),
                entry,
                List.of(),
                Optional.of(contents.permit()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                actors,
                Optional.empty(),
                false);
        return seal(header, List.of(new SealedFile(name, XML, contents.document())));
    }

    private static String format(MessageKind kind) {
        return switch (kind) {
            case ENDORSEMENT -> "Endorsement:1";
            case STATUS_NOTICE -> "StatusNotice:1";
            case USE_REPORT -> "UseReport:1";
            case CLAIM -> "Claim:1";
            case INQUIRY -> "Inquiry:1";
            case DECISION -> "Decision:1";
            default -> throw new IllegalArgumentException(kind + " is no statement");
        };
    }

    public SealedMessage receipt(Receipt receipt, Party to) {
        MessageReference answered = new MessageReference(Optional.of(receipt.message()), receipt.file());
        Bytes xml = documents.writeReceipt(receipt);
        return answer(MessageKind.RECEIPT, Receipt.FILE_NAME, Receipt.FORMAT, xml, to, answered, receipt.isTest());
    }

    public SealedMessage refusal(Refusal refusal, Party to) {
        MessageReference answered = new MessageReference(refusal.message(), refusal.file());
        Bytes xml = documents.writeRefusal(refusal);
        return answer(MessageKind.REFUSAL, Refusal.FILE_NAME, Refusal.FORMAT, xml, to, answered, refusal.isTest());
    }

    public SealedMessage descriptor(PartyDescriptor descriptor) {
        Bytes xml = documents.writeDescriptor(descriptor);
        Header header = plain(
                MessageKind.PARTY_DESCRIPTOR,
                Optional.empty(),
                "party.xml",
                "PartyDescriptor:1",
                xml,
                Optional.empty(),
                Optional.of(descriptor.deliveryMode()),
                false);
        return seal(header, List.of(new SealedFile("party.xml", XML, xml)));
    }

    /** The same contents under a new id and today's key, naming the message that they take the place of. */
    public SealedMessage again(OpenedEnvelope old, MessageReference superseded) {
        Header before = documents.readHeader(old.file(Header.FILE_NAME)
                .orElseThrow(() -> new IllegalStateException("our own container has no header")));
        Header header = new Header(
                before.profileVersion(),
                MessageId.next(clock, random),
                before.kind(),
                before.from(),
                before.to(),
                clock.instant(),
                before.document(),
                before.attachments(),
                before.permit(),
                before.originalForm(),
                before.answers(),
                Optional.of(superseded),
                before.actors(),
                before.deliveryMode(),
                before.isTest());
        List<SealedFile> files = new ArrayList<>();
        old.files().stream()
                .filter(file -> !file.name().equals(Header.FILE_NAME))
                .forEach(
                        file -> files.add(new SealedFile(file.name(), mediaType(before, file.name()), file.content())));
        return seal(header, files);
    }

    private SealedMessage answer(
            MessageKind kind,
            String name,
            String format,
            Bytes xml,
            Party to,
            MessageReference answered,
            boolean isTest) {
        Header header =
                plain(kind, Optional.of(to), name, format, xml, Optional.of(answered), Optional.empty(), isTest);
        return seal(header, List.of(new SealedFile(name, XML, xml)));
    }

    private Header plain(
            MessageKind kind,
            Optional<Party> to,
            String name,
            String format,
            Bytes xml,
            Optional<MessageReference> answered,
            Optional<DeliveryMode> mode,
            boolean isTest) {
        return new Header(
                Header.PROFILE_VERSION,
                MessageId.next(clock, random),
                kind,
                self.party(),
                to,
                clock.instant(),
                new DocumentEntry(name, format, "", xml.digest()),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                answered,
                Optional.empty(),
                List.of(),
                mode,
                isTest);
    }

    private SealedMessage seal(Header header, List<SealedFile> files) {
        EnvelopeSigner present = signer.present();
        Instant validUntil = present.certificate().getNotAfter().toInstant();
        if (!clock.instant().isBefore(validUntil)) {
            throw new OutageException("Our own seal certificate has ended; install a new one.", Duration.ofMinutes(10));
        }
        List<SealedFile> all = new ArrayList<>();
        all.add(new SealedFile(Header.FILE_NAME, XML, documents.writeHeader(header)));
        all.addAll(files);
        return new SealedMessage(header, present.seal(all, header.sentAt()), validUntil);
    }

    private static String mediaType(Header header, String file) {
        return header.attachments().stream()
                .filter(entry -> entry.name().equals(file))
                .map(DocumentEntry::format)
                .findFirst()
                .orElse(XML);
    }

    /** The submitter's file name is data; only a plain extension of it reaches the container. */
    private static String extension(String fileName) {
        int dot = fileName.lastIndexOf('.');
        String extension = dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
        boolean isPlain = extension.matches("[a-z0-9]{1," + EXTENSION_LENGTH_MAX + "}");
        return isPlain ? "." + extension : ".bin";
    }
}
