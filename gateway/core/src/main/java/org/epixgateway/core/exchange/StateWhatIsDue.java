package org.epixgateway.core.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.life.Correspondence;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.life.Inquiries;
import org.epixgateway.core.permit.PermitKey;

/**
 * States what needs no person: that a permit of ours is past its last day, and that an answer which we wait for is overdue.
 * Reminds our own people of what they are asked. Doing it twice, or on several nodes, states nothing twice.
 */
public final class StateWhatIsDue {
    /** The account in whose name a gateway states by itself. */
    public static final String ACCOUNT = "gateway";

    /** A day that is over everywhere on earth is over at the place of presentation. */
    private static final Duration LAST_PLACE_ON_EARTH = Duration.ofHours(12);
    /** What ended before that needs no notice any more. */
    private static final Period LOOKED_BACK = Period.ofDays(60);

    private static final Duration CORRESPONDENCE_KEPT_IN_MIND = Duration.ofDays(400);
    private static final int REMINDERS_MAX = 3;
    private static final Period BETWEEN_REMINDERS = Period.ofDays(7);
    private static final Period WARNED_BEFORE = Period.ofDays(3);
    private static final int PAGE = 200;
    private static final int PERMITS_MAX = 10_000;

    private final PermitRegister register;
    private final PermitLives lives;
    private final Self self;
    private final Clocks clocks;
    private final Observations observations;
    private final Map<String, LocalDate> warned = new ConcurrentHashMap<>();

    public StateWhatIsDue(
            PermitRegister register, PermitLives lives, Self self, Clocks clocks, Observations observations) {
        this.register = register;
        this.lives = lives;
        this.self = self;
        this.clocks = clocks;
        this.observations = observations;
    }

    /** How much was stated. */
    public int run(StatementDoor door) {
        Instant now = clocks.wall().instant();
        return expiries(door, now) + reminders(door, now);
    }

    private int expiries(StatementDoor door, Instant now) {
        LocalDate day = PermitLives.day(now.minus(LAST_PLACE_ON_EARTH));
        int stated = 0;
        List<RegisteredPermit> past = register.pastLastDay(self.party().code(), day.minus(LOOKED_BACK), day, PAGE);
        for (RegisteredPermit permit : past) {
            LocalDate last = permit.validUntil().orElseThrow();
            Fact.Notice expired = new Fact.Notice(
                    0, Fact.Notice.Kind.EXPIRED, last.plusDays(1), "Its last day was " + last + ".", Optional.empty());
            stated += alone(permit.key(), () -> stated(door, permit, "expired " + last, expired));
        }
        return stated;
    }

    private int reminders(StatementDoor door, Instant now) {
        LocalDate today = PermitLives.day(now);
        int stated = 0;
        for (PermitKey permit : register.askedAboutSince(now.minus(CORRESPONDENCE_KEPT_IN_MIND), PERMITS_MAX)) {
            stated += alone(permit, () -> reminders(door, permit, today));
        }
        warned.values().removeIf(today::isAfter);
        return stated;
    }

    private int reminders(StatementDoor door, PermitKey permit, LocalDate today) {
        int stated = 0;
        for (PermitLives.Lived lived : lives.of(permit).stream().toList()) {
            for (Inquiries.Asked inquiry : new Inquiries(lived.life()).all()) {
                stated += due(door, lived.registered(), inquiry, today);
            }
        }
        return stated;
    }

    /** What is damaged of one permit keeps no other waiting. */
    private int alone(PermitKey permit, IntSupplier work) {
        try {
            return work.getAsInt();
        } catch (IllegalStateException damaged) {
            observations.alarm("due", "", permit.label() + ": " + damaged.getMessage());
            return 0;
        }
    }

    private int due(StatementDoor door, RegisteredPermit permit, Inquiries.Asked inquiry, LocalDate today) {
        boolean isOurs = inquiry.inquiry().by().equals(self.party());
        if (!isOurs) {
            warn(permit, inquiry, today);
            return 0;
        }
        LocalDate next = inquiry.fact().answerBy().plus(BETWEEN_REMINDERS.multipliedBy((int) inquiry.reminders()));
        boolean isDue = inquiry.isOverdue(today) && inquiry.reminders() < REMINDERS_MAX && today.isAfter(next);
        return isDue
                ? stated(
                        door,
                        permit,
                        "reminder " + inquiry.reminders() + " of "
                                + inquiry.inquiry().id(),
                        new Correspondence.Reminder(today, inquiry.inquiry().id()))
                : 0;
    }

    /** Once a day, from some days before the last one. */
    private void warn(RegisteredPermit permit, Inquiries.Asked inquiry, LocalDate today) {
        boolean isDue = inquiry.fact().to().equals(self.party())
                && inquiry.answer().isEmpty()
                && !today.isBefore(inquiry.fact().answerBy().minus(WARNED_BEFORE));
        if (isDue && warned.put(inquiry.inquiry().id(), today) == null) {
            observations.alarm(
                    "inquiry-due",
                    inquiry.inquiry().by().toString(),
                    permit.key().issuingCountry() + " " + permit.number() + ": "
                            + inquiry.inquiry().by()
                            + " wants an answer by " + inquiry.fact().answerBy() + " (inquiry "
                            + inquiry.inquiry().id() + ").");
        }
    }

    private int stated(StatementDoor door, RegisteredPermit permit, String occasion, Fact fact) {
        String about = permit.key() + " " + permit.document() + " " + occasion;
        StatementRequest request = new StatementRequest(
                ACCOUNT,
                Bytes.utf8(about).digest().hex(),
                permit.key().issuingCountry(),
                permit.number(),
                Optional.of(permit.key().kind()),
                fact,
                List.of());
        return switch (door.state(request)) {
            case SubmissionAnswer.Accepted unused -> 1;
            case SubmissionAnswer.Repeated unused -> 0;
            case SubmissionAnswer.KeyReused unused -> 0;
            case SubmissionAnswer.Rejected(var findings) -> {
                observations.step(
                        "state",
                        "not-stated",
                        "",
                        "",
                        permit.number(),
                        findings.stream().map(finding -> finding.sentence()).collect(Collectors.joining(" ")));
                yield 0;
            }
        };
    }
}
