package org.epixgateway.core.verify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.epixgateway.core.barcode.PermitTokens;
import org.epixgateway.core.exchange.Ledger;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.exchange.PermitLives.Lived;
import org.epixgateway.core.exchange.Self;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.life.Standing;
import org.epixgateway.core.life.Statement;

/**
 * Tells whoever has a permit of ours before him whether it still holds. The methods are the steps of the journey, in order.
 * Only what our own Party issued is answered: what we merely hold of others is unknown here. Thread-safe.
 */
public final class VerifyPermit {
    /** A last day ends at the place of presentation; before it has ended everywhere nobody is told that it did. */
    private static final ZoneOffset LAST_OF_THE_DAY = ZoneOffset.ofHours(-12);

    private static final Duration WITHOUT_KEY = Duration.ofMinutes(10);

    private final IssuedHere permits;
    private final FindProven find;
    private final AnswerSeal seal;
    private final VerifyEvidence evidence;
    private final Clock wall;

    public VerifyPermit(Self self, Ports ports, Clock wall) {
        this.permits = ports.permits();
        this.find = new FindProven(self, ports.permits(), ports.tokens(), ports.barcodes());
        this.seal = ports.seal();
        this.evidence = new VerifyEvidence(ports.ledger(), ports.watch(), wall);
        this.wall = wall;
    }

    /** What the act needs of others. */
    public record Ports(
            IssuedHere permits,
            PermitTokens tokens,
            OwnBarcodeReading barcodes,
            AnswerSeal seal,
            Ledger ledger,
            VerifyWatch watch) {}

    /** An answer that is told once it is on record. */
    public record Said(Sought sought, Verified verified) {}

    /** The permit that number and proof name together. */
    public Sought find(Question question) {
        return find.find(question);
    }

    /** How it stands by all that is known now, under our signature. */
    public Said answer(Sought sought) {
        VerifyAnswer answer = sought.permit()
                .flatMap(permits::whole)
                .map(lived -> known(sought, lived))
                .orElseGet(() -> VerifyAnswer.none(sought.question(), nothing(sought), moment()));
        return seal.seal(answer)
                .map(signed -> new Said(sought, new Verified(answer, signed)))
                .orElseThrow(() -> new OutageException(
                        "There is no verification key that may be used: keys list shows it, keys announce verification and"
                                + " keys activate verification renew it.",
                        WITHOUT_KEY));
    }

    /**
     * The answer, once it is on record what a Party was told.
     *
     * @throws OutageException if it cannot be recorded; then nothing is told
     */
    public Verified record(Said said) {
        evidence.record(said.sought(), said.verified().answer());
        return said.verified();
    }

    /** Nobody reads more than seconds. */
    private Instant moment() {
        return wall.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static VerifiedState nothing(Sought sought) {
        return sought.question().proof() instanceof Proof.VisibleFields
                ? VerifiedState.NO_MATCH
                : VerifiedState.UNKNOWN;
    }

    private VerifyAnswer known(Sought sought, Lived lived) {
        Instant now = moment();
        LocalDate today = now.atOffset(LAST_OF_THE_DAY).toLocalDate();
        Standing standing = lived.standing(today);
        // older paper of a permit that was corrected: the paper is replaced, whatever became of the permit
        VerifiedState state = sought.isOutdated()
                ? VerifiedState.REPLACED
                : VerifiedState.of(standing, lived.life().statements());
        return new VerifyAnswer(
                lived.registered().key().issuingCountry(),
                lived.registered().number(),
                state,
                Optional.of(new VerifyAnswer.Shown(
                        lived.registered().key().kind(), lived.permit().validUntil())),
                state == VerifiedState.REPLACED ? successor(sought, lived) : Optional.empty(),
                now,
                sought.question().nonce());
    }

    private static Optional<String> successor(Sought sought, Lived lived) {
        return sought.isOutdated()
                ? Optional.of(lived.registered().number())
                : lived.life().statements().stream()
                        .map(Statement::fact)
                        .filter(Fact.Notice.class::isInstance)
                        .map(Fact.Notice.class::cast)
                        .flatMap(notice -> notice.successor().stream())
                        .map(Fact.Successor::number)
                        .reduce((earlier, later) -> later);
    }
}
