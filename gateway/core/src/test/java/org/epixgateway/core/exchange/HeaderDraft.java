package org.epixgateway.core.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.EnvelopeSigner.SealedFile;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.life.Statement;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitKey;

/** A message while a test still changes its header: as a gateway of our making would write it, and then as it would not. */
final class HeaderDraft {
    String profileVersion = Header.PROFILE_VERSION;
    MessageId id;
    MessageKind kind = MessageKind.PERMIT;
    Party from;
    Optional<Party> to;
    Instant sentAt;
    Bytes document;
    DocumentEntry entry;
    List<DocumentEntry> attachments = List.of();
    List<SealedFile> moreFiles = new ArrayList<>();
    Optional<PermitReference> permit;
    boolean isTest;

    private final InMemoryGateway gateway;

    private HeaderDraft(InMemoryGateway gateway, Permit permit, Party to, Instant sentAt) {
        this.gateway = gateway;
        this.id = MessageId.next(java.time.Clock.fixed(sentAt, java.time.ZoneOffset.UTC), new Random());
        this.from = gateway.party();
        this.to = Optional.of(to);
        this.sentAt = sentAt;
        this.document = gateway.documents.write(permit);
        this.entry = new DocumentEntry("permit.xml", permit.format().label(), "", document.digest());
        PermitKey key = permit.key().orElseThrow();
        this.permit = Optional.of(new PermitReference(
                key.issuingCountry(),
                key.issuingAuthority(),
                key.kind(),
                permit.number().orElseThrow().raw(),
                document.digest(),
                Optional.empty()));
    }

    static HeaderDraft of(InMemoryGateway gateway, Permit permit, Party to, InMemoryNetwork network) {
        return new HeaderDraft(gateway, permit, to, network.wall().instant());
    }

    /** A claim on a permit, for its issuer. */
    static HeaderDraft claim(InMemoryGateway gateway, Permit permit, Fact.Claim claim, InMemoryNetwork network) {
        return stating(gateway, permit, claim, network);
    }

    /** What a Party states of a permit, for its issuer. */
    static HeaderDraft stating(InMemoryGateway gateway, Permit permit, Fact fact, InMemoryNetwork network) {
        Party issuer = new Party(permit.issuingCountry().orElseThrow());
        HeaderDraft draft = of(gateway, permit, issuer, network);
        draft.kind = MessageKind.of(fact);
        draft.document = gateway.exchangeDocuments.writeStatement(
                new Statement(draft.id.toString(), gateway.party(), draft.sentAt, fact));
        draft.entry = new DocumentEntry("statement.xml", "Statement:1", "", draft.document.digest());
        return draft;
    }

    HeaderDraft with(Consumer<HeaderDraft> change) {
        change.accept(this);
        return this;
    }

    /** The same header over other contents. */
    HeaderDraft about(Permit other) {
        return holding(gateway.documents.write(other));
    }

    HeaderDraft holding(Bytes other) {
        document = other;
        entry = new DocumentEntry(entry.name(), entry.format(), "", other.digest());
        permit = permit.map(p -> new PermitReference(
                p.issuingCountry(), p.issuingAuthority(), p.kind(), p.number(), other.digest(), p.replaces()));
        return this;
    }

    Bytes sealed() {
        return sealedBy(gateway.envelopes);
    }

    Bytes sealedBy(EnvelopeSigner signer) {
        Header header = new Header(
                profileVersion,
                id,
                kind,
                from,
                to,
                sentAt,
                entry,
                attachments,
                permit,
                Optional.of(OriginalForm.ELECTRONIC_ORIGINAL),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                isTest);
        List<SealedFile> files = new ArrayList<>();
        files.add(new SealedFile(Header.FILE_NAME, "application/xml", gateway.exchangeDocuments.writeHeader(header)));
        files.add(new SealedFile(entry.name(), "application/xml", document));
        files.addAll(moreFiles);
        return signer.seal(files, sentAt);
    }
}
