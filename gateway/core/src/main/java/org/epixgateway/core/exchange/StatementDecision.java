package org.epixgateway.core.exchange;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Stating.Answered;
import org.epixgateway.core.exchange.Stating.Decided;
import org.epixgateway.core.exchange.Stating.HandedIn;
import org.epixgateway.core.life.Claims;
import org.epixgateway.core.life.Correspondence;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.life.Inquiries;
import org.epixgateway.core.life.Statement;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Severity;

/**
 * Decides on what our authority wants to state: which permit is meant, may we say this of it and now, whom does it concern?
 * A use is a fact and is never turned away for what it says. Reads the store, writes nothing.
 */
final class StatementDecision {
    private final Self self;
    private final Stored stored;
    private final MeantPermits permits;
    private final StatementObjections objections;
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
        this.permits = new MeantPermits(stored.register(), lives);
        this.objections = new StatementObjections(self.party(), stored.peers());
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
        List<PermitLives.Lived> meant = permits.of(handedIn.request(), problems);
        if (Finding.anyError(problems)) {
            return new Answered(new SubmissionAnswer.Rejected(problems));
        }
        Statement statement = statement(handedIn, meant);
        List<Concerned> concerned = meant.stream()
                .map(lived -> Concerned.of(lived, statement, PermitLives.day(handedIn.at())))
                .toList();
        concerned.forEach(one -> problems.addAll(about(one, concerned, objections(handedIn, one))));
        StatedFact.requireComplete(statement.fact(), meant.get(0), problems);
        return Finding.anyError(problems)
                ? new Answered(new SubmissionAnswer.Rejected(problems))
                : decided(handedIn, statement, concerned);
    }

    /** With its number in the issuer's order, and its linked documents by their identity. */
    private Statement statement(HandedIn handedIn, List<PermitLives.Lived> meant) {
        Fact fact = switch (handedIn.request().fact()) {
            case Fact.Notice notice -> notice.numbered(meant.get(0).life().nextNotice());
            case Fact.OfMovement movement ->
                movement.linking(meant.stream()
                        .skip(1)
                        .map(lived -> lived.registered().key())
                        .toList());
            case Fact other -> other;
        };
        return new Statement(MessageId.next(clock, random).toString(), self.party(), handedIn.at(), fact);
    }

    /** Says of which document, where it is not the one that the statement is about. */
    private static List<Finding> about(Concerned one, List<Concerned> all, List<Finding> findings) {
        return one.equals(all.get(0))
                ? findings
                : findings.stream()
                        .map(finding -> LifeFindings.about(one.lived().registered(), finding))
                        .toList();
    }

    private List<Finding> objections(HandedIn handedIn, Concerned concerned) {
        List<Finding> problems = new ArrayList<>();
        Fact fact = concerned.statement().fact();
        MessageKind kind = MessageKind.of(fact);
        if (!Entitlement.mayState(kind, self.party(), concerned.lived().permit())) {
            return List.of(LifeFindings.error(
                    LifeFindings.NOT_ENTITLED,
                    Box.DOCUMENT,
                    "That a permit was " + fact.act().done() + " is said by "
                            + (Entitlement.of(kind) == Entitlement.ISSUING_PARTY
                                    ? "the Party that issued it."
                                    : "the Party that it is for.")));
        }
        LocalDate today = PermitLives.day(handedIn.at());
        // Where it happened the day may be one ahead of UTC.
        if (fact.on().isAfter(today.plusDays(1))) {
            problems.add(LifeFindings.error(
                    LifeFindings.NO_SUCH_DAY, Box.B14, "The day " + fact.on() + " is still to come."));
        }
        StatedFact.requireQuantities(fact, problems);
        objections
                .to(fact, concerned.lived(), handedIn.at())
                .ifPresent(why -> problems.add(LifeFindings.error(LifeFindings.NOT_NOW, Box.DOCUMENT, why)));
        return problems;
    }

    private Stating decided(HandedIn handedIn, Statement statement, List<Concerned> concerned) {
        Severity severity = statement.fact() instanceof Fact.Endorsement ? Severity.ERROR : Severity.WARNING;
        List<Finding> arisen = concerned.stream()
                .flatMap(one -> about(one, concerned, said(one, severity)).stream())
                .toList();
        if (Finding.anyError(arisen)) {
            return new Answered(new SubmissionAnswer.Rejected(arisen));
        }
        try {
            Bytes document = documents.writeStatement(statement);
            List<Registration> registrations = concerned.stream()
                    .map(one -> registration(handedIn, one, isAnsweredHere(concerned), document))
                    .toList();
            return new Decided(
                    handedIn,
                    statement,
                    document,
                    reference(concerned.get(0).lived().registered()),
                    recipients(statement.fact(), concerned),
                    registrations.get(0).with(registrations.subList(1, registrations.size())),
                    Registration.permits(registrations, i -> concerned.get(i).isDisputed()),
                    arisen);
        } catch (IllegalArgumentException doesNotFit) {
            return new Answered(new SubmissionAnswer.Rejected(List.of(doesNotFit(doesNotFit))));
        }
    }

    private static List<Finding> said(Concerned one, Severity severity) {
        return Stream.concat(
                        one.arisen().stream().map(conflict -> LifeFindings.of(conflict, severity)),
                        LifeFindings.formalities(one).stream())
                .toList();
    }

    static Finding doesNotFit(IllegalArgumentException why) {
        return LifeFindings.error(
                LifeFindings.DOES_NOT_FIT,
                Box.DOCUMENT,
                "The message cannot carry what was stated: " + why.getMessage());
    }

    /** What we say of our own permit concerns all who hold it; what we report concerns its issuer; who is asked, and who asked. */
    private List<Party> recipients(Fact fact, List<Concerned> concerned) {
        Inquiries inquiries = new Inquiries(concerned.get(0).lived().life());
        return switch (fact) {
            case Correspondence.Inquiry inquiry -> List.of(inquiry.to());
            case Correspondence.Answer answer ->
                inquiries.named(answer.inquiry()).stream()
                        .map(asked -> asked.inquiry().by())
                        .toList();
            case Correspondence.Reminder reminder ->
                inquiries.named(reminder.inquiry()).stream()
                        .map(asked -> asked.fact().to())
                        .toList();
            default -> holdersOrIssuers(fact, concerned);
        };
    }

    private List<Party> holdersOrIssuers(Fact fact, List<Concerned> concerned) {
        List<Party> parties = Entitlement.of(MessageKind.of(fact)) == Entitlement.ISSUING_PARTY
                ? stored.journal()
                        .holders(concerned.get(0).lived().registered().key().label())
                : concerned.stream()
                        .map(one -> new Party(one.lived().registered().key().issuingCountry()))
                        .distinct()
                        .toList();
        return parties.stream().filter(party -> !party.equals(self.party())).toList();
    }

    /** Whether all documents are our own, so that nobody else has to be asked. */
    private boolean isAnsweredHere(List<Concerned> concerned) {
        return concerned.stream().allMatch(this::isOurs);
    }

    private boolean isOurs(Concerned one) {
        return one.lived()
                .registered()
                .key()
                .issuingCountry()
                .equals(self.party().code());
    }

    private Registration registration(HandedIn handedIn, Concerned one, boolean isAnsweredHere, Bytes document) {
        Statement statement = one.statement();
        KeptStatement kept = new KeptStatement(
                one.lived().registered().key(),
                statement.id(),
                statement.by(),
                MessageKind.of(statement.fact()),
                Assurance.SEALED,
                document,
                Optional.empty(),
                handedIn.request().account(),
                handedIn.at());
        boolean isGranted = statement.fact() instanceof Fact.Claim && isAnsweredHere;
        return one.adding(isGranted ? List.of(kept, granted(handedIn, kept)) : List.of(kept), handedIn.at());
    }

    /** Of a permit of our own nobody else has to be asked. */
    private KeptStatement granted(HandedIn handedIn, KeptStatement claim) {
        Fact.ClaimAnswer answer = new Fact.ClaimAnswer(
                PermitLives.day(handedIn.at()), claim.id(), Optional.of(Claims.heldUntil(handedIn.at())), "");
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
