package org.epixgateway.core.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Reception.Decided;
import org.epixgateway.core.exchange.Reception.ReadStatement;
import org.epixgateway.core.exchange.Reception.Stated;
import org.epixgateway.core.exchange.Reception.Verified;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.PermitKey;

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
        return Authority.notForUs(read.message(), read.statement().fact())
                .or(() -> statedAhead(stated))
                .or(() -> known(read.message().header()).flatMap(lived -> unentitled(stated, lived)))
                .orElse(stated);
    }

    /** Claims run out by the time at which they were stated. */
    private static Optional<Reception> statedAhead(Stated stated) {
        Instant latest = stated.message().envelope().at().plus(EnvelopeChecks.AHEAD_MAX);
        return stated.statement().statedAt().isAfter(latest)
                ? Optional.of(Authority.remembered(
                        stated.message(),
                        RefusalReason.SCHEMA_INVALID,
                        "The time at which this was stated is still to come.",
                        List.of()))
                : Optional.empty();
    }

    private Optional<Reception> unentitled(Stated stated, PermitLives.Lived lived) {
        Header header = stated.message().header();
        return mayState(stated, lived)
                ? Optional.empty()
                : Optional.of(Authority.denied(
                        stated.message(), "By its permit it is not for " + header.from() + " to state this."));
    }

    private boolean mayState(Stated stated, PermitLives.Lived lived) {
        Header header = stated.message().header();
        return rights.mayState(header.kind(), header.from(), lived.permit());
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
        Bytes document = document(stated);
        return held(stated, kept, document)
                .or(() -> tooMany(stated, kept, known.isPresent()))
                .orElseGet(() -> decided(stated, about(stated, key, known, kept.size())));
    }

    private static Bytes document(Stated stated) {
        return stated.message()
                .verified()
                .opened()
                .file(stated.message().header().document().name())
                .orElseThrow();
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
                    stated.saying(List.of(heldAlready())),
                    Optional.empty(),
                    claims.answered(answersKept(stated, kept), id),
                    List.of()));
        }
        return register.isStatement(id, from)
                ? Optional.of(Authority.remembered(
                        stated.message(),
                        RefusalReason.SCHEMA_INVALID,
                        "Statement id " + id + " was used before for another statement.",
                        List.of()))
                : Optional.empty();
    }

    /** The answer to a claim is kept of those documents of its movement that are ours. */
    private List<KeptStatement> answersKept(Stated stated, List<KeptStatement> kept) {
        Stream<KeptStatement> linked = stated.statement().fact() instanceof Fact.OfMovement movement
                ? movement.linked().stream()
                        .map(one -> registered(one.document())
                                .map(RegisteredPermit::key)
                                .orElse(one.document()))
                        .flatMap(key -> register.statements(key).stream())
                : Stream.empty();
        return Stream.concat(kept.stream(), linked).toList();
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

    /** The document that the message names. */
    private static ReceivedAbout about(
            Stated stated, PermitKey key, Optional<PermitLives.Lived> known, int statements) {
        return new ReceivedAbout(
                kept(stated, key),
                known.map(lived -> Concerned.of(lived, stated.statement(), day(stated))),
                statements,
                false);
    }

    private static LocalDate day(Stated stated) {
        return PermitLives.day(stated.message().envelope().at());
    }

    private static KeptStatement kept(Stated stated, PermitKey key) {
        Header header = stated.message().header();
        return new KeptStatement(
                key,
                stated.statement().id(),
                header.from(),
                header.kind(),
                Assurance.SEALED,
                document(stated),
                Optional.of(header.id()),
                "peer " + header.from(),
                stated.message().envelope().at());
    }

    private Decided decided(Stated stated, ReceivedAbout named) {
        List<ReceivedAbout> documents = new ArrayList<>(List.of(named));
        List<Finding> findings = new ArrayList<>(ReceivedFindings.on(stated, named));
        if (stated.statement().fact() instanceof Fact.OfMovement movement) {
            linked(stated, movement, named, findings).forEach(documents::add);
        }
        Optional<Receipt.Claimed> claimed = claims.on(stated, documents, ReceivedFindings.notTaken(findings));
        List<Registration> registrations = documents.stream()
                .map(one -> registration(stated, one, claimed))
                .toList();
        List<RegisteredPermit> disputed = Registration.permits(
                registrations,
                i -> documents.get(i).concerned().filter(Concerned::isDisputed).isPresent());
        return new Decided(
                stated.saying(findings),
                Optional.of(registrations.get(0).with(registrations.subList(1, registrations.size()))),
                claimed,
                disputed);
    }

    /** Those of which its Party may say so; of others it says nothing here, and is told. */
    private List<ReceivedAbout> linked(
            Stated stated, Fact.OfMovement movement, ReceivedAbout named, List<Finding> findings) {
        Map<PermitKey, ReceivedAbout> documents = new LinkedHashMap<>();
        for (Fact.Linked<?> linked : movement.linked()) {
            Optional<PermitLives.Lived> known = registered(linked.document()).map(lives::of);
            PermitKey key = known.map(lived -> lived.registered().key()).orElse(linked.document());
            List<KeptStatement> kept = register.statements(key);
            boolean isTaken = known.filter(lived -> !mayState(stated, lived)).isEmpty()
                    && (known.isPresent() || isOfEither(stated, key))
                    && tooMany(stated, kept, known.isPresent()).isEmpty()
                    && !key.equals(named.key());
            ReceivedAbout one = new ReceivedAbout(
                    kept(stated, key),
                    known.map(lived -> Concerned.of(lived, stated.statement(), day(stated))),
                    kept.size(),
                    true);
            String which = key.issuingCountry() + " " + key.number() + ": ";
            if (isTaken && documents.putIfAbsent(key, one) == null) {
                ReceivedFindings.on(stated, one).forEach(finding -> findings.add(LifeFindings.about(which, finding)));
            } else {
                findings.add(LifeFindings.about(
                        which,
                        LifeFindings.warning(
                                LifeFindings.NOT_OF_THIS_MOVEMENT,
                                "It is named twice, or not for this Party to speak of; nothing is kept of it.")));
            }
        }
        return List.copyOf(documents.values());
    }

    /** What is not known here is kept only of a document that this Party or we ourselves have yet to bring. */
    private static boolean isOfEither(Stated stated, PermitKey key) {
        Header header = stated.message().header();
        return Stream.concat(Stream.of(header.from()), header.to().stream())
                .map(Party::code)
                .anyMatch(key.issuingCountry()::equals);
    }

    private Registration registration(Stated stated, ReceivedAbout one, Optional<Receipt.Claimed> claimed) {
        List<KeptStatement> added = new ArrayList<>(List.of(one.kept()));
        claimed.filter(unused -> claims.isOurs(one))
                .map(answer -> claims.kept(one.kept(), answer))
                .ifPresent(added::add);
        return one.concerned()
                .map(concerned ->
                        concerned.adding(added, stated.message().envelope().at()))
                .orElseGet(() -> new Registration(one.key(), 0, one.statements(), Optional.empty(), added));
    }

    private Optional<PermitLives.Lived> known(Header header) {
        return registered(reference(header).key()).map(lives::of);
    }

    /** By its whole identity, or where the message names no authority the only one of its number and kind. */
    private Optional<RegisteredPermit> registered(PermitKey key) {
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
