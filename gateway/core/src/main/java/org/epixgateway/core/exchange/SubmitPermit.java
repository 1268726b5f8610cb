package org.epixgateway.core.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.epixgateway.core.exchange.Submitting.Answered;
import org.epixgateway.core.exchange.Submitting.Decided;
import org.epixgateway.core.exchange.Submitting.HandedIn;
import org.epixgateway.core.exchange.Submitting.Read;
import org.epixgateway.core.exchange.Submitting.Recorded;
import org.epixgateway.core.exchange.Submitting.Sealed;
import org.epixgateway.core.exchange.Submitting.Validated;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.PermitDocuments;
import org.epixgateway.core.permit.PermitDocuments.Wrapping;
import org.epixgateway.core.permit.Place;
import org.epixgateway.core.permit.Severity;
import org.epixgateway.core.rules.Occasion;
import org.epixgateway.core.rules.RuleBook;

/**
 * Takes a permit of our own Party from the national side to sealed messages on their way: read, validate, ask, decide,
 * seal, record, hand over. Its own rules block before sealing. All steps but ask, record and hand-over are pure; every step lets what
 * is already answered pass. Thread-safe.
 */
public final class SubmitPermit {
    private static final int TRIES_MAX = 5;

    private final PermitDocuments documents;
    private final RuleBook rules;
    private final AskAboutCited cited;
    private final SubmissionDecision decision;
    private final Seal seal;
    private final Ledger ledger;
    private final Dispatch dispatch;
    private final StorageSpace space;
    private final Observations observations;
    private final Clock clock;

    public SubmitPermit(
            PermitDocuments documents,
            RuleBook rules,
            Seal seal,
            Stored stored,
            PermitLives lives,
            IssuersWord issuers,
            Dispatch dispatch,
            StorageSpace space,
            Observations observations,
            Self self,
            Clocks clocks) {
        this.documents = documents;
        this.rules = rules;
        this.cited = new AskAboutCited(new CitedImportPermit(lives), issuers);
        this.decision = new SubmissionDecision(self, stored, lives);
        this.seal = seal;
        this.ledger = stored.ledger();
        this.dispatch = dispatch;
        this.space = space;
        this.observations = observations;
        this.clock = clocks.wall();
    }

    /** A key that was answered before gets its first answer, whatever time and rules have since become. */
    public Submitting handIn(SubmissionRequest request) {
        Optional<Answered> before = decision.answeredBefore(request);
        if (before.isPresent()) {
            return before.get();
        }
        space.requireRoom();
        return new HandedIn(request, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    public Submitting read(Submitting submitting) {
        return submitting instanceof HandedIn handed
                ? new Read(
                        handed.request(),
                        handed.at(),
                        documents.read(handed.request().document(), Wrapping.REFUSED))
                : submitting;
    }

    public Submitting validate(Submitting submitting) {
        if (!(submitting instanceof Read read)) {
            return submitting;
        }
        List<Finding> findings = rules.check(
                read.reading(),
                Occasion.SUBMIT,
                read.at().atZone(ZoneOffset.UTC).toLocalDate());
        if (Finding.anyError(findings) || read.reading().permit().isEmpty()) {
            return rejected(findings);
        }
        return new Validated(read.request(), read.at(), read.reading().permit().get(), findings, 1);
    }

    /** What only another authority can tell is asked once, however often it is decided after that. Tests trouble nobody. */
    public Submitting ask(Submitting submitting) {
        if (!(submitting instanceof Validated validated) || validated.request().isTest()) {
            return submitting;
        }
        Validated told = validated;
        for (Finding finding : cited.findings(validated.permit())) {
            told = told.saying(finding);
        }
        return Finding.anyError(told.findings()) ? rejected(told.findings()) : told;
    }

    public Submitting decide(Submitting submitting) {
        if (!(submitting instanceof Validated validated)) {
            return submitting;
        }
        return switch (decision.on(validated)) {
            case Answered(SubmissionAnswer.Rejected(List<Finding> findings)) -> rejected(findings);
            case Submitting decided -> decided;
        };
    }

    /** What the submitter says beside the document may not fit into a header; then it is told so, like any finding. */
    public Submitting seal(Submitting submitting) {
        if (!(submitting instanceof Decided decided)) {
            return submitting;
        }
        try {
            return new Sealed(
                    decided,
                    decided.recipients().stream()
                            .map(to -> seal.permit(decided.contents(), to))
                            .toList(),
                    decided.recipients().stream()
                            .flatMap(to -> decided.statedBefore().stream()
                                    .map(kept -> seal.statement(
                                            kept, decided.contents().permit(), to)))
                            .toList());
        } catch (IllegalArgumentException doesNotFit) {
            return rejected(List.of(new Finding(
                    "S-07",
                    Severity.ERROR,
                    Place.of(Box.DOCUMENT),
                    Optional.empty(),
                    "The message's header cannot carry what was submitted: " + doesNotFit.getMessage())));
        }
    }

    public Submitting record(Submitting submitting) {
        if (!(submitting instanceof Sealed sealed)) {
            return submitting;
        }
        Validated validated = sealed.decided().validated();
        Submission submission = submission(sealed);
        return switch (ledger.record(changes(sealed, submission))) {
            case Ledger.Done() -> recorded(submission, sealed);
            case Ledger.Conflict(String what) -> {
                if (validated.tries() >= TRIES_MAX) {
                    throw new OutageException(
                            "Too many submissions for the same permit at once (" + what + "); try again.",
                            Duration.ofSeconds(2));
                }
                yield new Validated(
                        validated.request(),
                        validated.at(),
                        validated.permit(),
                        validated.findings(),
                        validated.tries() + 1);
            }
        };
    }

    public Submitting handOver(Submitting submitting) {
        if (!(submitting instanceof Recorded(Submission submission))) {
            return submitting;
        }
        dispatch.handOver(submission);
        return new Answered(new SubmissionAnswer.Accepted(submission));
    }

    public SubmissionAnswer answer(Submitting submitting) {
        if (submitting instanceof Answered answered) {
            return answered.answer();
        }
        throw new IllegalStateException("a submission left its journey unanswered: "
                + submitting.getClass().getSimpleName());
    }

    private Submitting rejected(List<Finding> findings) {
        findings.stream().filter(Finding::isError).map(Finding::rule).distinct().forEach(observations::ruleBroken);
        return new Answered(new SubmissionAnswer.Rejected(findings));
    }

    private static Submission submission(Sealed sealed) {
        Validated validated = sealed.decided().validated();
        SubmissionRequest request = validated.request();
        List<Submission.Recipient> recipients = Dispatch.recipients(sealed.messages());
        return new Submission(
                "S-" + recipients.get(0).message(),
                request.account(),
                request.idempotencyKey(),
                request.body(),
                validated.at(),
                recipients,
                validated.findings());
    }

    private List<Change> changes(Sealed sealed, Submission submission) {
        Decided decided = sealed.decided();
        String permit = decided.validated().permit().key().orElseThrow().label();
        Dispatch.Batch batch = new Dispatch.Batch(submission, permit, "permit-submitted", sealed.messages());
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.AddSubmission(submission));
        decided.register()
                .map(register ->
                        register.broughtBy(submission.recipients().get(0).message()))
                .map(Registration::changes)
                .ifPresent(changes::addAll);
        changes.addAll(dispatch.changes(batch, Map.of("rules", rules.version())));
        // No hand-over of their own: each goes when the message before it is delivered.
        changes.addAll(dispatch.changes(
                new Dispatch.Batch(submission, permit, "statement-sent-again", sealed.followers()), Map.of()));
        return changes;
    }

    private Submitting recorded(Submission submission, Sealed sealed) {
        dispatch.told(submission, sealed.decided().contents().permit().number());
        return new Recorded(submission);
    }
}
