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
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.PermitKey;
import org.epixgateway.core.permit.Severity;

/**
 * What becomes of a peer's statement about a permit. It is never refused for what it says, since goods may have moved: what
 * does not fit makes the permit disputed. Reads the store, writes nothing. Thread-safe.
 */
final class StatementReception {
    /** Some years of a travelling exhibition with many specimens. */
    static final int STATEMENTS_MAX = 1_000;
    /** What came before its permit, on the word of whoever sent it. */
    static final int EARLY_STATEMENTS_MAX = 20;

    private final ExchangeDocuments documents;
    private final PermitRegister register;
    private final PermitLives lives;
    private final StatementRights rights;
    private final ClaimDecision claims;

    StatementReception(ExchangeDocuments documents, Stored stored, PermitLives lives, ClaimDecision claims) {
        this.documents = documents;
        this.register = stored.register();
        this.lives = lives;
        this.rights = new StatementRights(stored.peers());
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
        Stated stated = new Stated(read.message(), read.statement(), List.of(), 1);
        return known(read.message().header())
                .flatMap(lived -> unentitled(stated, lived))
                .orElse(stated);
    }

    private Optional<Reception> unentitled(Stated stated, PermitLives.Lived lived) {
        Header header = stated.message().header();
        return rights.mayState(header.kind(), header.from(), lived.permit())
                ? Optional.empty()
                : Optional.of(Authority.denied(
                        stated.message(), "By its permit it is not for " + header.from() + " to state this."));
    }

    Reception decide(Stated stated) {
        Header header = stated.message().header();
        if (header.isTest()) {
            return Decided.held(stated);
        }
        Optional<PermitLives.Lived> known = known(header);
        PermitKey key = known.map(lived -> lived.registered().key())
                .orElseGet(() -> reference(header).key());
        Optional<Reception> unentitled = known.flatMap(lived -> unentitled(stated, lived));
        if (unentitled.isPresent()) {
            return unentitled.get();
        }
        List<KeptStatement> kept = register.statements(key);
        Bytes document = stated.message()
                .verified()
                .opened()
                .file(header.document().name())
                .orElseThrow();
        Optional<Reception> settled = held(stated, kept, document).or(() -> tooMany(stated, kept, known.isPresent()));
        if (settled.isPresent()) {
            return settled.get();
        }
        KeptStatement statement = kept(stated, key, document);
        return known.map(lived -> known(stated, lived, statement))
                .orElseGet(() -> unknown(stated, key, kept.size(), statement));
    }

    /** One id is one statement, whoever states it of whatever permit. */
    private Optional<Reception> held(Stated stated, List<KeptStatement> kept, Bytes document) {
        String id = stated.statement().id();
        Party from = stated.message().header().from();
        boolean isSame = kept.stream()
                .anyMatch(one -> one.id().equals(id)
                        && one.by().equals(from)
                        && one.document().equals(document));
        if (isSame) {
            return Optional.of(new Decided(
                    stated.saying(List.of(heldAlready())), Optional.empty(), claims.answered(kept, id), false));
        }
        return register.isStatement(id)
                ? Optional.of(Authority.remembered(
                        stated.message(),
                        RefusalReason.SCHEMA_INVALID,
                        "Statement id " + id + " was used before for another statement.",
                        List.of()))
                : Optional.empty();
    }

    private static Optional<Reception> tooMany(Stated stated, List<KeptStatement> kept, boolean isRegistered) {
        Party from = stated.message().header().from();
        long already = kept.stream().filter(one -> one.by().equals(from)).count();
        int most = isRegistered ? STATEMENTS_MAX : EARLY_STATEMENTS_MAX;
        return already < most
                ? Optional.empty()
                : Optional.of(Authority.remembered(
                        stated.message(),
                        RefusalReason.NOT_SUPPORTED,
                        "More than " + most + " statements of one Party on one permit are not taken"
                                + (isRegistered ? "." : " before the permit is known here."),
                        List.of()));
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
        Registration registration = lived.adding(added, after, at);
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
