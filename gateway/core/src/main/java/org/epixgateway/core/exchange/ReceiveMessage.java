package org.epixgateway.core.exchange;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Reception.Answered;
import org.epixgateway.core.exchange.Reception.Arrived;
import org.epixgateway.core.exchange.Reception.Authorised;
import org.epixgateway.core.exchange.Reception.Decided;
import org.epixgateway.core.exchange.Reception.Opened;
import org.epixgateway.core.exchange.Reception.Pending;
import org.epixgateway.core.exchange.Reception.Read;
import org.epixgateway.core.exchange.Reception.ReadStatement;
import org.epixgateway.core.exchange.Reception.RefusalDecided;
import org.epixgateway.core.exchange.Reception.Refused;
import org.epixgateway.core.exchange.Reception.Sealed;
import org.epixgateway.core.exchange.Reception.Valid;
import org.epixgateway.core.exchange.Reception.Validated;
import org.epixgateway.core.exchange.Reception.Verified;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.PermitDocuments;
import org.epixgateway.core.permit.PermitReading;
import org.epixgateway.core.rules.Occasion;
import org.epixgateway.core.rules.RuleBook;

/**
 * Takes a message of a peer to a signed receipt, or to a signed refusal that says why: open, verify, authorise, read,
 * validate, decide, seal answer, record, answer. A repeat leaves after authorise with the stored answer. All steps but
 * record are pure; every step lets what it does not concern pass. Thread-safe.
 *
 * <p>An {@link OutageException} out of any step means that nothing was decided and nothing is held.
 */
public final class ReceiveMessage {
    private static final int TRIES_MAX = 5;

    private final EnvelopeChecks checks;
    private final PermitDocuments documents;
    private final RuleBook rules;
    private final StatementReception statements;
    private final ReceptionDecision decision;
    private final Answering answering;
    private final Stored stored;
    private final StorageSpace space;
    private final Observations observations;
    private final Self self;

    public ReceiveMessage(
            EnvelopeChecks checks,
            PermitDocuments documents,
            RuleBook rules,
            Seal seal,
            Stored stored,
            PermitLives lives,
            ExchangeDocuments exchangeDocuments,
            StorageSpace space,
            Observations observations,
            Self self) {
        this.checks = checks;
        this.documents = documents;
        this.rules = rules;
        this.statements =
                new StatementReception(exchangeDocuments, stored, lives, new ClaimDecision(self, exchangeDocuments));
        this.decision = new ReceptionDecision(stored, lives, statements);
        this.answering = new Answering(seal, stored, rules.version(), self);
        this.stored = stored;
        this.space = space;
        this.observations = observations;
        this.self = self;
    }

    public Reception arrive(ReceivedEnvelope envelope) {
        space.requireRoom();
        return new Arrived(envelope);
    }

    public Reception open(Reception reception) {
        return reception instanceof Arrived arrived ? checks.open(arrived.envelope()) : reception;
    }

    /** Bytes that passed all checks before get their answer again, even if their certificate has ended since. */
    public Reception verify(Reception reception) {
        if (!(reception instanceof Opened opened)) {
            return reception;
        }
        Reception verified = checks.verify(opened);
        return verified instanceof Refused
                        && checks.mayBring(
                                opened.envelope().broughtBy(), opened.claim().from())
                ? decision.sameBytesBefore(
                                opened.claim(), opened.envelope().container().digest())
                        .orElse(verified)
                : verified;
    }

    /** The third check as far as the header goes; a message that was answered before gets its answer again. */
    public Reception authorise(Reception reception) {
        if (!(reception instanceof Verified verified)) {
            return reception;
        }
        Optional<? extends Reception> refused = checks.misrouted(verified, self);
        if (refused.isPresent()) {
            return refused.get();
        }
        return Authority.refusalByHeader(verified)
                .or(() -> decision.answeredBefore(verified))
                .orElseGet(() -> new Authorised(verified));
    }

    public Reception read(Reception reception) {
        if (!(reception instanceof Authorised(Verified verified))) {
            return reception;
        }
        if (verified.header().kind().isStatement()) {
            return statements.read(verified);
        }
        Bytes document = verified.verified()
                .opened()
                .file(verified.header().document().name())
                .orElseThrow();
        return new Read(verified, documents.read(document, PermitDocuments.Wrapping.REFUSED));
    }

    public Reception validate(Reception reception) {
        return switch (reception) {
            case Read(Verified verified, PermitReading reading) -> validated(verified, reading);
            case ReadStatement read -> statements.validate(read);
            default -> reception;
        };
    }

    private Reception validated(Verified verified, PermitReading reading) {
        if (reading.permit().isEmpty() || Finding.anyError(reading.findings())) {
            return Authority.remembered(
                    verified,
                    RefusalReason.SCHEMA_INVALID,
                    "The document is not a valid permit message; the findings say where.",
                    reading.findings());
        }
        List<Finding> findings = rules.check(
                reading,
                Occasion.RECEIVE,
                verified.envelope().at().atZone(ZoneOffset.UTC).toLocalDate());
        return Authority.refusalByDocument(verified, reading.permit().get())
                .or(() -> byPolicy(verified, findings))
                .orElseGet(() -> new Validated(verified, reading.permit().get(), findings, 1));
    }

    private Optional<Reception> byPolicy(Verified verified, List<Finding> findings) {
        List<String> broken = findings.stream()
                .filter(Finding::isError)
                .map(Finding::rule)
                .distinct()
                .filter(verified.sender().policy().refuseOnRules()::contains)
                .toList();
        if (broken.isEmpty()) {
            return Optional.empty();
        }
        broken.forEach(observations::ruleBroken);
        return Optional.of(Authority.remembered(
                verified,
                RefusalReason.RULES_BROKEN,
                "By agreement this authority refuses permits that break " + String.join(", ", broken) + ".",
                findings));
    }

    public Reception decide(Reception reception) {
        return switch (reception) {
            case Valid valid -> decision.on(valid);
            case Refused refused -> decision.on(refused);
            default -> reception;
        };
    }

    public Reception sealAnswer(Reception reception) {
        return switch (reception) {
            case Decided decided -> new Sealed(decided, answering.receipt(decided));
            case RefusalDecided refusal -> new Sealed(refusal, answering.refusal(refusal.refused()));
            default -> reception;
        };
    }

    /** One transaction: journal, register, answer, evidence. Refusals that name nobody for certain are told, not kept. */
    public Reception record(Reception reception) {
        if (!(reception instanceof Sealed sealed)) {
            return reception;
        }
        List<Change> changes = answering.changes(sealed);
        if (changes.isEmpty()) {
            return answered(sealed);
        }
        return switch (stored.ledger().record(changes)) {
            case Ledger.Done() -> answered(sealed);
            case Ledger.Conflict(String what) -> again(sealed.decided(), what);
        };
    }

    public Bytes answer(Reception reception) {
        if (reception instanceof Answered answered) {
            return answered.answer();
        }
        throw new IllegalStateException(
                "a message left its journey unanswered: " + reception.getClass().getSimpleName());
    }

    /** Back to what the decision was based on, since another one came first. */
    private static Reception again(Pending decided, String what) {
        Pending basis = switch (decided) {
            case Decided decision -> decision.message();
            case RefusalDecided(Pending on, Refused unused, Optional<RegisteredPermit> unusedToo) -> on;
            default -> throw new IllegalStateException("nothing to decide again");
        };
        return switch (basis) {
            case Valid v -> v.again(next(v.tries(), what));
            case Refused r ->
                new Refused(
                        r.envelope(),
                        r.claim(),
                        r.message(),
                        r.reason(),
                        r.sentence(),
                        r.findings(),
                        next(r.tries(), what));
            default -> throw new IllegalStateException("nothing to decide on");
        };
    }

    private static int next(int tries, String what) {
        if (tries >= TRIES_MAX) {
            throw new OutageException(
                    "Too many messages for the same permit at once (" + what + "); try again.", Duration.ofSeconds(2));
        }
        return tries + 1;
    }

    private Answered answered(Sealed sealed) {
        String outcome = switch (sealed.decided()) {
            case Decided decided -> told(decided);
            case RefusalDecided refusal -> told(refusal);
            default -> throw new IllegalStateException("sealed without a decision");
        };
        return new Answered(sealed.answer().container(), outcome);
    }

    private String told(Decided decided) {
        Header header = decided.message().message().header();
        observations.step(
                "receive",
                "receipt",
                header.id().toString(),
                header.from().toString(),
                header.permit().map(PermitReference::number).orElse(""),
                Finding.counted(decided.message().findings()));
        decided.disputed()
                .forEach(disputed -> observations.alarm(
                        "permit-disputed", header.from().toString(), disputed.number() + ": " + disputed.note()));
        return "receipt";
    }

    private String told(RefusalDecided decided) {
        Refused refused = decided.refused();
        String peer = refused.envelope().broughtBy().toString();
        String id = refused.claim().map(claim -> claim.id().toString()).orElse("unknown");
        observations.step(
                "receive",
                "refusal",
                id,
                peer,
                "",
                refused.reason() + ": " + refused.sentence() + " file "
                        + refused.envelope().container().digest().shortForm());
        if (!refused.reason().isRemembered() || decided.disputed().isPresent()) {
            observations.alarm(refused.reason().name(), peer, refused.sentence());
        }
        return "refusal";
    }
}
