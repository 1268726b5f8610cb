package org.epixgateway.core.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Reception.Decided;
import org.epixgateway.core.exchange.Reception.ReadStatement;
import org.epixgateway.core.exchange.Reception.Stated;
import org.epixgateway.core.exchange.Reception.Verified;
import org.epixgateway.core.life.Life;
import org.epixgateway.core.life.Standing.Conflict;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.PeerRegistry;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitKey;
import org.epixgateway.core.permit.Severity;

/**
 * What becomes of a peer's statement about a permit. It is never refused for what it says, since goods may have moved: what
 * does not fit makes the permit disputed. Reads the store, writes nothing. Thread-safe.
 */
final class StatementReception {
    private final ExchangeDocuments documents;
    private final PermitRegister register;
    private final PermitLives lives;
    private final PeerRegistry peers;
    private final ClaimDecision claims;

    StatementReception(ExchangeDocuments documents, Stored stored, PermitLives lives, ClaimDecision claims) {
        this.documents = documents;
        this.register = stored.register();
        this.lives = lives;
        this.peers = stored.peers();
        this.claims = claims;
    }

    Reception read(Verified message) {
        Header header = message.header();
        Bytes document =
                message.verified().opened().file(header.document().name()).orElseThrow();
        try {
            return new ReadStatement(message, documents.readStatement(header.kind(), document, header.from()));
        } catch (UnreadableDocumentException unreadable) {
            return Authority.remembered(
                    message, RefusalReason.SCHEMA_INVALID, String.valueOf(unreadable.getMessage()), List.of());
        }
    }

    /** The third check for statements, as far as the permit is known here. */
    Reception validate(ReadStatement read) {
        Verified message = read.message();
        Optional<Permit> permit = known(message.header()).map(PermitLives.Lived::permit);
        boolean isEntitled = permit.map(known ->
                        mayState(message.header().kind(), message.header().from(), known))
                .orElse(true);
        return isEntitled
                ? new Stated(message, read.statement(), List.of(), 1)
                : Authority.denied(
                        message,
                        "By the permit this is for "
                                + permit.flatMap(Entitlement::usingCountry)
                                        .map(CountryCode::toString)
                                        .orElse("another Party")
                                + " to report, and for those of its customs territory.");
    }

    /** The Party itself, or one whose border offices act for it. */
    private boolean mayState(MessageKind kind, Party from, Permit permit) {
        return Entitlement.mayState(kind, from, permit)
                || (Entitlement.of(kind) == Entitlement.USING_PARTY
                        && Entitlement.usingCountry(permit)
                                .filter(Party::isOne)
                                .flatMap(country -> peers.peer(new Party(country)))
                                .filter(peer -> peer.customsTerritory().contains(from))
                                .isPresent());
    }

    Reception decide(Stated stated) {
        Header header = stated.message().header();
        if (header.isTest()) {
            return Decided.held(stated);
        }
        Optional<PermitLives.Lived> known = known(header);
        PermitKey key = known.map(lived -> lived.registered().key())
                .orElseGet(() -> reference(header).key());
        List<KeptStatement> kept = register.statements(key);
        Bytes document = stated.message()
                .verified()
                .opened()
                .file(header.document().name())
                .orElseThrow();
        Optional<KeptStatement> same = kept.stream()
                .filter(one ->
                        one.id().equals(stated.statement().id()) && one.by().equals(header.from()))
                .findFirst();
        if (same.isPresent()) {
            return same.get().document().equals(document)
                    ? new Decided(
                            stated.saying(List.of(heldAlready())),
                            Optional.empty(),
                            claims.answered(kept, stated.statement().id()),
                            false)
                    : Authority.remembered(
                            stated.message(),
                            RefusalReason.SCHEMA_INVALID,
                            "Statement id " + stated.statement().id() + " was used before for other contents.",
                            List.of());
        }
        KeptStatement statement = kept(stated, key, document);
        return known.map(lived -> known(stated, lived, statement))
                .orElseGet(() -> unknown(stated, key, kept.size(), statement));
    }

    private static Finding heldAlready() {
        return LifeFindings.info(
                LifeFindings.HELD_ALREADY, "This very statement is already held; it is no second one.");
    }

    private static KeptStatement kept(Stated stated, PermitKey key, Bytes document) {
        Header header = stated.message().header();
        return new KeptStatement(
                key,
                stated.statement().id(),
                header.from(),
                header.kind(),
                Assurance.SEALED,
                document,
                Optional.of(header.id()),
                "peer " + header.from(),
                stated.message().envelope().at());
    }

    private Decided unknown(Stated stated, PermitKey key, int statements, KeptStatement statement) {
        Finding finding = LifeFindings.warning(
                LifeFindings.NOT_REGISTERED_HERE,
                "No permit of this number and kind is registered here; the statement is kept and counts once it is.");
        Optional<Receipt.Claimed> denied = claims.unknown(stated);
        List<KeptStatement> added = new ArrayList<>(List.of(statement));
        denied.map(answer -> claims.kept(statement, answer)).ifPresent(added::add);
        return new Decided(
                stated.saying(List.of(finding)),
                Optional.of(new Registration(key, 0, statements, Optional.empty(), added)),
                denied,
                false);
    }

    private Decided known(Stated stated, PermitLives.Lived lived, KeptStatement statement) {
        Instant at = stated.message().envelope().at();
        Life after = lived.life().with(stated.statement());
        List<Conflict> arisen = LifeFindings.arisen(lived.life(), after, PermitLives.day(at));
        List<Finding> findings = new ArrayList<>();
        if (!reference(stated.message().header())
                .document()
                .equals(lived.registered().document())) {
            findings.add(LifeFindings.warning(
                    LifeFindings.OTHER_DOCUMENT,
                    "The statement names another document of this permit than the one that is registered here."));
        }
        arisen.forEach(conflict -> findings.add(LifeFindings.of(conflict, Severity.ERROR)));
        Optional<Receipt.Claimed> claimed = claims.on(stated, lived);
        List<KeptStatement> added = new ArrayList<>(List.of(statement));
        claimed.map(answer -> claims.kept(statement, answer)).ifPresent(added::add);
        Registration registration = new Registration(
                lived.registered().key(),
                lived.registered().version(),
                lived.statements().size(),
                Optional.of(PermitLives.standing(lived.registered(), after, at)),
                added);
        return new Decided(stated.saying(findings), Optional.of(registration), claimed, !arisen.isEmpty());
    }

    private Optional<PermitLives.Lived> known(Header header) {
        return registered(reference(header)).map(lives::of);
    }

    /** By its whole identity, or where the message names no authority the only one of its number and kind. */
    private Optional<RegisteredPermit> registered(PermitReference reference) {
        PermitKey key = reference.key();
        return register.find(key).or(() -> {
            List<RegisteredPermit> alike = register.named(key.issuingCountry(), key.number()).stream()
                    .filter(one -> one.key().kind() == key.kind())
                    .toList();
            boolean isMeant = key.issuingAuthority().isEmpty() && alike.size() == 1;
            return isMeant ? Optional.of(alike.get(0)) : Optional.empty();
        });
    }

    private static PermitReference reference(Header header) {
        return header.permit().orElseThrow();
    }
}
