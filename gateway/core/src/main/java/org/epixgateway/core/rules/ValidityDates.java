package org.epixgateway.core.rules;

import java.time.LocalDate;
import java.util.Optional;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.Permit;

/**
 * A permit states when it was issued and how long it is valid, and is used in time (B-03; 50 CFR 23.23(c)(4), 23.54(b)).
 *
 * <p>Kinds: all. Error: date of issue or of expiry missing; expiry before issue or before the first day of validity; date
 * of issue more than one day after today (somewhere it is already tomorrow). Warning: valid from a day before issue.
 *
 * <p>Expired means that today (UTC) is after the stated day, which itself still counts to its end. Expired is an error at
 * submit, and at receive a warning if the permit was issued no later than its own expiry, else an error.
 */
final class ValidityDates implements Rule {
    @Override
    public String id() {
        return "B-03";
    }

    @Override
    public void check(Permit permit, Circumstances circumstances, Findings findings) {
        Optional<LocalDate> issued = permit.issue().date();
        if (issued.isEmpty()) {
            findings.error(Box.B13, "The date of issue is missing.");
        }
        issued.filter(date -> date.isAfter(circumstances.on().plusDays(1)))
                .ifPresent(date -> findings.error(Box.B13, "The date of issue, " + date + ", lies in the future."));
        permit.validFrom()
                .filter(from -> issued.isPresent() && from.isBefore(issued.get()))
                .ifPresent(from ->
                        findings.warning(Box.B2, "The permit is valid from " + from + ", a day before it was issued."));
        if (permit.validUntil().isEmpty()) {
            findings.error(Box.B2, "The last day of validity is missing.");
        } else {
            checkExpiry(permit, permit.validUntil().get(), circumstances, findings);
        }
    }

    private static void checkExpiry(Permit permit, LocalDate until, Circumstances circumstances, Findings findings) {
        Optional<LocalDate> issued = permit.issue().date();
        if (issued.isPresent() && issued.get().isAfter(until)) {
            findings.error(Box.B2, "The permit was issued after its last day of validity, " + until + ".");
        }
        if (permit.validFrom().filter(from -> from.isAfter(until)).isPresent()) {
            findings.error(Box.B2, "The first day of validity is after the last one, " + until + ".");
        }
        if (circumstances.on().isAfter(until)) {
            boolean isIssuedInTime = issued.isPresent() && !issued.get().isAfter(until);
            String sentence = "The permit expired at the end of " + until + ".";
            if (circumstances.occasion() == Occasion.RECEIVE && isIssuedInTime) {
                findings.warning(Box.B2, sentence);
            } else {
                findings.error(Box.B2, sentence);
            }
        }
    }
}
