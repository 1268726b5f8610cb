package org.epixgateway.core.rules;

import java.time.LocalDate;
import java.time.Period;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Permit;

/**
 * No permit is valid for longer than its kind allows, counted from the date of issue (B-04; 50 CFR 23.54(b), Regulation
 * (EC) 865/2006; Convention Art. VI(2) for export permits).
 *
 * <p>Predicate: valid until &lt;= start + {@link DocumentKind#validityMax()}, where start is the date of issue, or the first
 * day of validity where that is missing. The same day of the month still counts: issued on 10 January, six months end with
 * 10 July; issued on 31 August, with the last day of February.
 *
 * <p>Error for the kinds that 23.54(b)(1) to (3) names, warning for all others, whose length the sources leave to the
 * document. Dates that are missing are the subject of {@link ValidityDates}. The timber extension (23.73) is not known here.
 */
final class LongestValidity implements Rule {
    private static final Set<DocumentKind> LENGTH_IS_BINDING = EnumSet.of(
            DocumentKind.EXPORT,
            DocumentKind.RE_EXPORT,
            DocumentKind.IMPORT,
            DocumentKind.INTRODUCTION_FROM_THE_SEA,
            DocumentKind.CERTIFICATE_OF_ORIGIN,
            DocumentKind.OWNERSHIP,
            DocumentKind.TRAVELLING_EXHIBITION);

    @Override
    public String id() {
        return "B-04";
    }

    @Override
    public void check(Permit permit, Circumstances circumstances, Findings findings) {
        Optional<LocalDate> start = permit.issue().date().or(permit::validFrom);
        Period max = permit.kind().validityMax();
        if (start.isEmpty() || permit.validUntil().isEmpty() || start.get().isAfter(LocalDate.MAX.minus(max))) {
            return;
        }
        LocalDate last = start.get().plus(max);
        if (permit.validUntil().get().isAfter(last)) {
            String sentence = "The permit is valid until " + permit.validUntil().get()
                    + ", but this kind of document is valid for " + max.toTotalMonths() + " months at most, here until "
                    + last + ".";
            if (LENGTH_IS_BINDING.contains(permit.kind())) {
                findings.error(Box.B2, sentence);
            } else {
                findings.warning(Box.B2, sentence);
            }
        }
    }
}
