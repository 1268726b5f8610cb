package org.epixgateway.core.exchange;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Stating.Answered;
import org.epixgateway.core.exchange.Stating.Decided;
import org.epixgateway.core.exchange.Stating.HandedIn;
import org.epixgateway.core.life.Claims;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.life.Life;
import org.epixgateway.core.life.Standing.Conflict;
import org.epixgateway.core.life.Statement;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.PermitKey;
import org.epixgateway.core.permit.PermitNumber;
import org.epixgateway.core.permit.Severity;

/**
 * Decides on what our authority wants to state: which permit is meant, may we say this of it and now, whom does it concern?
 * A use is a fact and is never turned away for what it says. Reads the store, writes nothing.
 */
final class StatementDecision {
    private final Self self;
    private final Stored stored;
    private final PermitLives lives;
    private final ExchangeDocuments documents;
    private final Clock clock;
    private final RandomGenerator random;

    StatementDecision(
            Self self,
            Stored stored,
            PermitLives lives,
            ExchangeDocuments documents,
            Clock clock,
            RandomGenerator random) {
        this.self = self;
        this.stored = stored;
        this.lives = lives;
        this.documents = documents;
        this.clock = clock;
        this.random = random;
    }

    Stating on(HandedIn handedIn) {
        return answeredBefore(handedIn.request()).<Stating>map(before -> before).orElseGet(() -> fresh(handedIn));
    }

    /** The first answer again, or that the key was used for other contents; empty for a new key. */
    Optional<Answered> answeredBefore(StatementRequest request) {
        return stored.journal()
                .submission(request.account(), request.idempotencyKey())
                .map(first -> new Answered(
                        first.body().equals(request.body())
                                ? new SubmissionAnswer.Repeated(first)
                                : new SubmissionAnswer.KeyReused(request.idempotencyKey())));
    }

    private Stating fresh(HandedIn handedIn) {
        List<Finding> problems = new ArrayList<>();
        Optional<PermitLives.Lived> meant = meant(handedIn.request(), problems);
        meant.ifPresent(lived -> requireSayable(handedIn, lived, problems));
        return meant.isEmpty() || Finding.anyError(problems)
                ? new Answered(new SubmissionAnswer.Rejected(problems))
                : decided(handedIn, meant.get());
    }

    private Optional<PermitLives.Lived> meant(StatementRequest request, List<Finding> problems) {
        boolean isNumber = !request.number().isBlank() && request.number().length() <= PermitNumber.LENGTH_MAX;
        List<RegisteredPermit> alike = !isNumber
                ? List.of()
                : stored
                        .register()
                        .named(
                                request.issuingCountry(),
                                PermitNumber.of(request.number()).normalised())
                        .stream()
                        .filter(permit -> request.kind()
                                .filter(kind -> kind != permit.key().kind())
                                .isEmpty())
                        .toList();
        if (alike.isEmpty()) {
            problems.add(LifeFindings.error(
                    LifeFindings.UNKNOWN_PERMIT,
                    Box.B1,
                    "No permit of " + request.issuingCountry() + " with this number is registered here."));
        } else if (alike.size() > 1) {
            problems.add(LifeFindings.error(
                    LifeFindings.UNKNOWN_PERMIT,
                    Box.B1,
                    "Several documents bear this number ("
                            + alike.stream()
                                    .map(permit -> permit.key().kind().name())
                                    .collect(Collectors.joining(", "))
                            + "); name the kind."));
        }
        return alike.size() == 1 ? Optional.of(lives.of(alike.get(0))) : Optional.empty();
    }

    private void requireSayable(HandedIn handedIn, PermitLives.Lived lived, List<Finding> problems) {
        Fact fact = handedIn.request().fact();
        MessageKind kind = MessageKind.of(fact);
        if (!Entitlement.mayState(kind, self.party(), lived.permit())) {
            problems.add(LifeFindings.error(
                    LifeFindings.NOT_ENTITLED,
                    Box.DOCUMENT,
                    "That a permit was " + fact.act().done() + " is said by "
                            + (Entitlement.of(kind) == Entitlement.ISSUING_PARTY
                                    ? "the Party that issued it."
                                    : "the Party that it is for.")));
            return;
        }
        LocalDate today = PermitLives.day(handedIn.at());
        // Where it happened the day may be one ahead of UTC.
        if (fact.on().isAfter(today.plusDays(1))) {
            problems.add(LifeFindings.error(
                    LifeFindings.NO_SUCH_DAY, Box.B14, "The day " + fact.on() + " is still to come."));
        }
        StatedFact.requireQuantities(fact, problems);
        objection(handedIn, fact, lived)
                .ifPresent(why -> problems.add(LifeFindings.error(LifeFindings.NOT_NOW, Box.DOCUMENT, why)));
        StatedFact.requireComplete(fact, lived, problems);
    }

    /** A use is a fact, whatever stands against it. */
    private static Optional<String> objection(HandedIn handedIn, Fact fact, PermitLives.Lived lived) {
        return switch (fact) {
            case Fact.Use unused -> Optional.empty();
            case Fact.Crossing unused -> Optional.empty();
            case Fact.Claim claim ->
                new Claims(lived.life()).objection(claim, handedIn.at(), PermitLives.day(handedIn.at()));
            default -> lived.life().objection(fact.act(), fact.on());
        };
    }

    private Stating decided(HandedIn handedIn, PermitLives.Lived lived) {
        Fact fact = handedIn.request().fact() instanceof Fact.Notice notice
                ? notice.numbered(lived.life().nextNotice())
                : handedIn.request().fact();
        Statement statement =
                new Statement(MessageId.next(clock, random).toString(), self.party(), handedIn.at(), fact);
        Life after = lived.life().with(statement);
        List<Conflict> arisen = LifeFindings.arisen(lived.life(), after, PermitLives.day(handedIn.at()));
        if (fact instanceof Fact.Endorsement && !arisen.isEmpty()) {
            return new Answered(new SubmissionAnswer.Rejected(arisen.stream()
                    .map(conflict -> LifeFindings.of(conflict, Severity.ERROR))
                    .toList()));
        }
        try {
            Bytes document = documents.writeStatement(statement);
            return new Decided(
                    handedIn,
                    statement,
                    document,
                    reference(lived.registered()),
                    recipients(fact, lived.registered().key()),
                    registration(handedIn, lived, statement, after, document),
                    !arisen.isEmpty(),
                    arisen.stream()
                            .map(conflict -> LifeFindings.of(conflict, Severity.WARNING))
                            .toList());
        } catch (IllegalArgumentException doesNotFit) {
            return new Answered(new SubmissionAnswer.Rejected(List.of(doesNotFit(doesNotFit))));
        }
    }

    static Finding doesNotFit(IllegalArgumentException why) {
        return LifeFindings.error(
                LifeFindings.DOES_NOT_FIT,
                Box.DOCUMENT,
                "The message cannot carry what was stated: " + why.getMessage());
    }

    /** What we say of our own permit concerns all who hold it; what we report concerns its issuer. */
    private List<Party> recipients(Fact fact, PermitKey key) {
        List<Party> concerned = Entitlement.of(MessageKind.of(fact)) == Entitlement.ISSUING_PARTY
                ? stored.journal().holders(key.label())
                : List.of(new Party(key.issuingCountry()));
        return concerned.stream().filter(party -> !party.equals(self.party())).toList();
    }

    private Registration registration(
            HandedIn handedIn, PermitLives.Lived lived, Statement statement, Life after, Bytes document) {
        RegisteredPermit row = lived.registered();
        KeptStatement kept = new KeptStatement(
                row.key(),
                statement.id(),
                statement.by(),
                MessageKind.of(statement.fact()),
                Assurance.SEALED,
                document,
                Optional.empty(),
                handedIn.request().account(),
                handedIn.at());
        List<KeptStatement> added = new ArrayList<>(List.of(kept));
        if (statement.fact() instanceof Fact.Claim
                && row.key().issuingCountry().equals(self.party().code())) {
            added.add(granted(handedIn, kept));
        }
        return lived.adding(added, after, handedIn.at());
    }

    /** Of a permit of our own nobody else has to be asked. */
    private KeptStatement granted(HandedIn handedIn, KeptStatement claim) {
        Fact.ClaimAnswer answer = new Fact.ClaimAnswer(
                PermitLives.day(handedIn.at()),
                claim.id(),
                Optional.of(handedIn.at().plus(Claims.HELD_FOR)),
                "");
        Statement stated = new Statement(MessageId.next(clock, random).toString(), self.party(), handedIn.at(), answer);
        return new KeptStatement(
                claim.permit(),
                stated.id(),
                self.party(),
                MessageKind.RECEIPT,
                Assurance.SEALED,
                documents.writeStatement(stated),
                Optional.empty(),
                claim.actor(),
                claim.recordedAt());
    }

    private static PermitReference reference(RegisteredPermit row) {
        return new PermitReference(
                row.key().issuingCountry(),
                row.key().issuingAuthority(),
                row.key().kind(),
                row.number(),
                row.document(),
                Optional.empty());
    }
}
