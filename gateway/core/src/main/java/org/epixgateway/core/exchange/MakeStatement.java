package org.epixgateway.core.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.epixgateway.core.exchange.Stating.Answered;
import org.epixgateway.core.exchange.Stating.Decided;
import org.epixgateway.core.exchange.Stating.HandedIn;
import org.epixgateway.core.exchange.Stating.Recorded;
import org.epixgateway.core.exchange.Stating.Sealed;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.life.Statement;
import org.epixgateway.core.permit.Finding;

/**
 * Takes what our authority states about a permit (endorsed, used, withdrawn ...) into the register and to the Parties whom
 * it concerns: decide, seal, record, hand over. All steps but record and hand-over are pure; every step lets what is
 * already answered pass. Thread-safe.
 */
public final class MakeStatement {
    private static final int TRIES_MAX = 5;

    private final StatementDecision decision;
    private final Seal seal;
    private final Stored stored;
    private final Dispatch dispatch;
    private final StorageSpace space;
    private final Observations observations;
    private final Clock clock;

    public MakeStatement(
            Seal seal,
            ExchangeDocuments documents,
            Stored stored,
            PermitLives lives,
            Dispatch dispatch,
            StorageSpace space,
            Observations observations,
            Self self,
            Clocks clocks,
            RandomGenerator random) {
        this.decision = new StatementDecision(self, stored, lives, documents, clocks.wall(), random);
        this.seal = seal;
        this.stored = stored;
        this.dispatch = dispatch;
        this.space = space;
        this.observations = observations;
        this.clock = clocks.wall();
    }

    public Stating handIn(StatementRequest request) {
        Optional<Answered> before = decision.answeredBefore(request);
        if (before.isPresent()) {
            return before.get();
        }
        space.requireRoom();
        return new HandedIn(request, clock.instant().truncatedTo(ChronoUnit.MICROS), 1);
    }

    public Stating decide(Stating stating) {
        return stating instanceof HandedIn handedIn ? decision.on(handedIn) : stating;
    }

    public Stating seal(Stating stating) {
        if (!(stating instanceof Decided decided)) {
            return stating;
        }
        try {
            return new Sealed(
                    decided,
                    decided.recipients().stream()
                            .map(to -> seal.statement(decided, to))
                            .toList());
        } catch (IllegalArgumentException doesNotFit) {
            return new Answered(new SubmissionAnswer.Rejected(List.of(StatementDecision.doesNotFit(doesNotFit))));
        }
    }

    /** One transaction: the statement, where the permit stands by it, the messages, evidence. */
    public Stating record(Stating stating) {
        if (!(stating instanceof Sealed sealed)) {
            return stating;
        }
        HandedIn handedIn = sealed.decided().handedIn();
        Submission submission = submission(sealed);
        return switch (stored.ledger().record(changes(sealed, submission))) {
            case Ledger.Done() -> recorded(sealed, submission);
            case Ledger.Conflict(String what) -> {
                if (handedIn.tries() >= TRIES_MAX) {
                    throw new OutageException(
                            "Too much is stated about the same permit at once (" + what + "); try again.",
                            Duration.ofSeconds(2));
                }
                yield new HandedIn(handedIn.request(), handedIn.at(), handedIn.tries() + 1);
            }
        };
    }

    /** A claim is delivered at once, since goods wait for its answer. */
    public Stating handOver(Stating stating) {
        if (!(stating instanceof Recorded(Submission submission, boolean isAwaited))) {
            return stating;
        }
        if (isAwaited) {
            dispatch.deliverNow(submission);
        } else {
            dispatch.handOver(submission);
        }
        return new Answered(new SubmissionAnswer.Accepted(submission));
    }

    public SubmissionAnswer answer(Stating stating) {
        if (stating instanceof Answered(SubmissionAnswer answer)) {
            return answer;
        }
        throw new IllegalStateException(
                "a statement left its journey unanswered: " + stating.getClass().getSimpleName());
    }

    static String submissionOf(Statement statement) {
        return "S-" + statement.id();
    }

    private static Submission submission(Sealed sealed) {
        Decided decided = sealed.decided();
        StatementRequest request = decided.handedIn().request();
        return new Submission(
                submissionOf(decided.statement()),
                request.account(),
                request.idempotencyKey(),
                request.body(),
                decided.handedIn().at(),
                Dispatch.recipients(sealed.messages()),
                decided.findings());
    }

    private List<Change> changes(Sealed sealed, Submission submission) {
        Decided decided = sealed.decided();
        Registration register = sealed.messages().isEmpty()
                ? decided.register()
                : decided.register().broughtBy(submission.recipients().get(0).message());
        Map<String, String> said = Facts.said(decided.statement());
        String permit = register.key().label();
        Dispatch.Batch batch = new Dispatch.Batch(submission, permit, "statement-made", sealed.messages());
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.AddSubmission(submission));
        changes.addAll(register.changes());
        changes.addAll(dispatch.changes(batch, said));
        if (sealed.messages().isEmpty()) {
            Facts facts = Facts.of("statement-made", submission.acceptedAt(), submission.account())
                    .permit(permit)
                    .document(decided.document().digest())
                    .with("submission", submission.id());
            said.forEach(facts::with);
            changes.add(new Change.Note(facts.note()));
        }
        decided.disputed().stream()
                .map(disputed -> Facts.of("permit-disputed", submission.acceptedAt(), submission.account())
                        .permit(disputed.key().label())
                        .document(disputed.document())
                        .with(Facts.STATEMENT, decided.statement().id())
                        .with(Facts.OUTCOME, disputed.note())
                        .note())
                .map(Change.Note::new)
                .forEach(changes::add);
        return changes;
    }

    private Stating recorded(Sealed sealed, Submission submission) {
        Decided decided = sealed.decided();
        String number = decided.permit().number();
        observations.step(
                "state",
                decided.statement().fact().act().done(),
                decided.statement().id(),
                "",
                number,
                Finding.counted(decided.findings()));
        dispatch.told(submission, number);
        decided.disputed()
                .forEach(disputed ->
                        observations.alarm("permit-disputed", "", disputed.number() + ": " + disputed.note()));
        return new Recorded(submission, decided.statement().fact() instanceof Fact.Claim);
    }
}
