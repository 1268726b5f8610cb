package org.epixgateway.core.life;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.party.Party;

/**
 * Claims on one permit: at most one is open. A claim is open from when it was made until it is denied, runs out, or its
 * Party reports the use.
 */
public record Claims(Life life) {

    /** Long enough to inspect and release a consignment and to report its use. */
    public static final Duration HELD_FOR = Duration.ofDays(3);

    /**
     * One claim and what became of it.
     *
     * @param answer absent while the issuer has not answered: then it is provisional
     */
    public record Claimed(Statement claim, Optional<Fact.ClaimAnswer> answer) {
        public Outcome outcome() {
            return answer.map(given -> given.isGranted() ? Outcome.GRANTED : Outcome.DENIED)
                    .orElse(Outcome.PROVISIONAL);
        }
    }

    /** What became of a claim. */
    public enum Outcome {
        GRANTED,
        DENIED,
        /** The issuer could not be asked yet. Nobody here may claim the permit meanwhile, for as long as a grant would hold. */
        PROVISIONAL
    }

    public List<Claimed> all() {
        return life.statements().stream()
                .filter(statement -> statement.fact() instanceof Fact.Claim)
                .map(claim -> new Claimed(claim, answer(claim.id())))
                .toList();
    }

    /** Where several were asked for one movement, it is denied if one of them denies it. */
    private Optional<Fact.ClaimAnswer> answer(String claim) {
        return life.statements().stream()
                .map(Statement::fact)
                .filter(Fact.ClaimAnswer.class::isInstance)
                .map(Fact.ClaimAnswer.class::cast)
                .filter(answer -> answer.claim().equals(claim))
                .min(Comparator.comparing(Fact.ClaimAnswer::isGranted));
    }

    public Optional<Claimed> open(Instant now) {
        return all().stream().filter(claimed -> isOpen(claimed, now)).findFirst();
    }

    /** Until when a grant holds the permit, to the second: persons read it. */
    public static Instant heldUntil(Instant granted) {
        return granted.plus(HELD_FOR).truncatedTo(ChronoUnit.SECONDS);
    }

    private boolean isOpen(Claimed claimed, Instant now) {
        boolean isHeld = switch (claimed.outcome()) {
            case GRANTED ->
                claimed.answer()
                        .flatMap(Fact.ClaimAnswer::until)
                        .filter(now::isBefore)
                        .isPresent();
            case PROVISIONAL -> now.isBefore(claimed.claim().statedAt().plus(HELD_FOR));
            case DENIED -> false;
        };
        return isHeld && !isUsedSince(claimed.claim());
    }

    private boolean isUsedSince(Statement claim) {
        Party claimant = claim.by();
        return life.statements().stream()
                .filter(statement ->
                        statement.by().equals(claimant) && !statement.statedAt().isBefore(claim.statedAt()))
                .anyMatch(
                        statement -> statement.fact() instanceof Fact.Use || statement.fact() instanceof Fact.Crossing);
    }

    /** Why this may not be claimed now, as a sentence; empty if it may. */
    public Optional<String> objection(Fact.Claim claim, Instant now, LocalDate today) {
        return life.objectionToUse(claim.on().isAfter(today) ? claim.on() : today)
                .or(() -> open(now).map(Claims::held))
                .or(() -> ofNothing(claim))
                .or(() -> life.beyond(claim.goods()));
    }

    /** A claim that names no goods is for all; one that names none of a block would hold the permit for nothing. */
    private static Optional<String> ofNothing(Fact.Claim claim) {
        return claim.goods().stream()
                .filter(goods -> goods.quantity().amount().signum() <= 0)
                .findFirst()
                .map(goods -> "Block " + goods.block() + ": a claim is for more than nothing.");
    }

    private static String held(Claimed claimed) {
        String by = "The permit is claimed by " + claimed.claim().by();
        return claimed.answer()
                .flatMap(Fact.ClaimAnswer::until)
                .map(until -> by + " until " + until + ".")
                .orElse(by + ", and the issuer has not answered yet.");
    }
}
