package org.epixgateway.documents;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.exchange.Actor;
import org.epixgateway.core.exchange.DocumentEntry;
import org.epixgateway.core.exchange.Header;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.MessageKind;
import org.epixgateway.core.exchange.MessageReference;
import org.epixgateway.core.exchange.OriginalForm;
import org.epixgateway.core.exchange.PermitReference;
import org.epixgateway.core.party.DeliveryMode;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.CountryCode;

/** The header of a message, header.xml. */
final class HeaderXml {
    private static final int NAME_MAX = 200;
    private static final int FILE_NAME_MAX = 255;

    private HeaderXml() {}

    static void write(StrictXml xml, Header header) {
        xml.leaf("ProfileVersion", header.profileVersion())
                .leaf("MessageId", header.id().toString())
                .leaf("Kind", Words.joined(header.kind()))
                .leaf("From", header.from().toString())
                .leaf("To", header.to().map(Party::toString).orElse(""))
                .leaf("SentAt", header.sentAt().toString());
        entry(xml, "Document", header.document())
                .attribute("format", header.document().format());
        digest(xml, header.document());
        for (DocumentEntry attachment : header.attachments()) {
            String fileName = Carriable.token(attachment.fileName(), FILE_NAME_MAX);
            entry(xml, "Attachment", attachment)
                    .attribute("fileName", fileName.isEmpty() ? attachment.name() : fileName)
                    .attribute("mediaType", attachment.format());
            digest(xml, attachment);
        }
        header.permit().ifPresent(permit -> permit(xml, permit));
        xml.leaf("OriginalForm", header.originalForm().map(Words::joined).orElse(""));
        header.answers().ifPresent(answered -> reference(xml, "Answers", answered));
        header.supersedes().ifPresent(superseded -> reference(xml, "Supersedes", superseded));
        xml.open("Actors");
        header.actors().forEach(actor -> actor(xml, actor));
        xml.close();
        xml.leaf("DeliveryMode", header.deliveryMode().map(Words::joined).orElse(""));
        xml.leaf("TestIndicator", String.valueOf(header.isTest()));
    }

    private static StrictXml entry(StrictXml xml, String name, DocumentEntry entry) {
        return xml.open(name).attribute("name", entry.name());
    }

    private static void digest(StrictXml xml, DocumentEntry entry) {
        xml.attribute("sha256", entry.digest().hex()).kept().close();
    }

    private static void permit(StrictXml xml, PermitReference permit) {
        xml.open("PermitReference")
                .leaf("IssuingCountry", permit.issuingCountry().toString())
                .leaf("IssuingAuthority", permit.issuingAuthority())
                .leaf("DocumentKind", KindWords.of(permit.kind()))
                .leaf("Number", permit.number())
                .leaf("DocumentDigest", permit.document().hex())
                .leaf("ReplacesDigest", permit.replaces().map(Digest::hex).orElse(""))
                .close();
    }

    private static void reference(StrictXml xml, String name, MessageReference reference) {
        xml.open(name)
                .leaf("MessageId", reference.id().map(MessageId::toString).orElse(""))
                .leaf("FileDigest", reference.file().hex())
                .close();
    }

    private static void actor(StrictXml xml, Actor actor) {
        xml.open("Actor")
                .attribute("role", Words.small(actor.role()))
                .attribute("method", actor.method())
                .attribute("at", actor.at().map(Instant::toString).orElse(""))
                .kept()
                .leaf("Name", Carriable.token(actor.name(), NAME_MAX))
                .leaf("Reference", actor.reference())
                .close();
    }

    static Header read(Element header) {
        Element permit = header.at("PermitReference");
        return new Header(
                header.at("ProfileVersion").token(),
                MessageId.parse(header.at("MessageId").token()),
                Words.value(MessageKind.class, header.at("Kind").token()),
                Party.of(header.at("From").token()),
                header.tokens("To").stream().findFirst().map(Party::of),
                Instant.parse(header.at("SentAt").token()),
                entry(header.at("Document"), "format"),
                header.all("Attachment").stream()
                        .map(one -> entry(one, "mediaType"))
                        .toList(),
                permit.isThere() ? Optional.of(permit(permit)) : Optional.empty(),
                header.tokens("OriginalForm").stream().findFirst().map(form -> Words.value(OriginalForm.class, form)),
                reference(header.at("Answers")),
                reference(header.at("Supersedes")),
                actors(header.at("Actors")),
                header.tokens("DeliveryMode").stream().findFirst().map(mode -> Words.value(DeliveryMode.class, mode)),
                header.at("TestIndicator").isTrue());
    }

    private static DocumentEntry entry(Element entry, String format) {
        return new DocumentEntry(
                entry.attribute("name"),
                entry.attribute(format),
                entry.attribute("fileName"),
                new Digest(entry.attribute("sha256")));
    }

    private static PermitReference permit(Element permit) {
        return new PermitReference(
                CountryCode.of(permit.at("IssuingCountry").token()),
                permit.at("IssuingAuthority").token(),
                KindWords.kind(permit.at("DocumentKind").token()),
                permit.at("Number").token(),
                new Digest(permit.at("DocumentDigest").token()),
                permit.tokens("ReplacesDigest").stream().findFirst().map(Digest::new));
    }

    private static Optional<MessageReference> reference(Element reference) {
        return reference.isThere()
                ? Optional.of(new MessageReference(
                        reference.tokens("MessageId").stream().findFirst().map(MessageId::parse),
                        new Digest(reference.at("FileDigest").token())))
                : Optional.empty();
    }

    private static List<Actor> actors(Element actors) {
        return actors.all("Actor").stream()
                .map(actor -> new Actor(
                        Words.value(Actor.Role.class, actor.attribute("role")),
                        actor.attribute("method"),
                        Optional.of(actor.attribute("at"))
                                .filter(at -> !at.isEmpty())
                                .map(Instant::parse),
                        actor.at("Name").token(),
                        actor.at("Reference").token()))
                .toList();
    }
}
