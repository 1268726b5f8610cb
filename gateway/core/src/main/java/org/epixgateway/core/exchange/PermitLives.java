package org.epixgateway.core.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.life.Life;
import org.epixgateway.core.life.Standing;
import org.epixgateway.core.life.Standing.Conflict;
import org.epixgateway.core.life.Statement;
import org.epixgateway.core.life.Terms;
import org.epixgateway.core.party.PeerRegistry;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitKey;

/** Where permits stand: puts a permit's document together with all that was stated about it. Thread-safe. */
public final class PermitLives {
    private final PermitRegister register;
    private final RegisteredDocuments documents;
    private final ExchangeDocuments exchange;
    private final StatementRights rights;

    public PermitLives(
            PermitRegister register, RegisteredDocuments documents, ExchangeDocuments exchange, PeerRegistry peers) {
        this.register = register;
        this.documents = documents;
        this.exchange = exchange;
        this.rights = new StatementRights(peers);
    }

    /**
     * A registered permit with its document and its life.
     *
     * @param statements as kept, in the order of their arrival
     */
    public record Lived(RegisteredPermit registered, Permit permit, List<KeptStatement> statements, Life life) {
        public Standing standing(LocalDate today) {
            return life.standing(today);
        }

        /** What a decision does that adds statements, by which the permit has this life. */
        Registration adding(List<KeptStatement> added, Life after, Instant at) {
            return new Registration(
                    registered.key(),
                    registered.version(),
                    statements.size(),
                    Optional.of(PermitLives.standing(registered, after, at)),
                    added);
        }
    }

    public Optional<Lived> of(PermitKey key) {
        return register.find(key).map(this::of);
    }

    /** All permits of this number, of whatever kind and authority. */
    public List<Lived> named(CountryCode country, String number) {
        return register.named(country, number).stream().map(this::of).toList();
    }

    /**
     * The life of a permit, and of all documents that were stated to move with it.
     *
     * @param submission by which it was stated
     */
    public List<Life> together(PermitKey key, String submission) {
        Life life = of(key).orElseThrow().life();
        Stream<PermitKey> linked = life.statements().stream()
                .filter(statement -> submission.equals(MakeStatement.submissionOf(statement)))
                .map(Statement::fact)
                .filter(Fact.OfMovement.class::isInstance)
                .flatMap(fact -> ((Fact.OfMovement) fact).linked().stream().map(Fact.Linked::document));
        return Stream.concat(Stream.of(life), linked.flatMap(other -> of(other).map(Lived::life).stream()))
                .toList();
    }

    Lived of(RegisteredPermit registered) {
        Permit permit = documents.of(registered).permit();
        List<KeptStatement> statements = register.statements(registered.key());
        return new Lived(registered, permit, statements, life(registered, permit, statements));
    }

    /** The row as it is to be, standing where it stands by all that was stated so far. */
    Registration registration(RegisteredPermit row, Permit permit, Instant at) {
        List<KeptStatement> statements = register.statements(row.key());
        Life life = life(row, permit, statements);
        return Registration.of(standing(row, life, at), statements.size());
    }

    static RegisteredPermit standing(RegisteredPermit row, Life life, Instant at) {
        Standing standing = life.standing(day(at));
        String why = standing.conflicts().stream()
                .findFirst()
                .map(Conflict::sentence)
                .orElse(row.note());
        return row.standing(standing.state(), why);
    }

    static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** What was kept before the permit was known counts only if its Party may say it of this permit. */
    private Life life(RegisteredPermit row, Permit permit, List<KeptStatement> statements) {
        List<Conflict> foundHere = row.numberConflict().isEmpty()
                ? List.of()
                : List.of(new Conflict(
                        row.numberConflict(),
                        Standing.Kind.NUMBER_CONFLICT,
                        "Other contents came under its number, with message " + row.numberConflict() + "."));
        return new Life(
                Terms.of(permit),
                statements.stream()
                        .filter(kept -> rights.mayState(kept.kind(), kept.by(), permit))
                        .map(this::read)
                        .toList(),
                foundHere);
    }

    Statement read(KeptStatement kept) {
        try {
            return exchange.readStatement(kept.kind(), kept.document(), kept.by())
                    .seenFrom(kept.permit());
        } catch (UnreadableDocumentException changed) {
            throw new DamagedFileException("statement " + kept.id() + " of " + kept.by());
        }
    }
}
