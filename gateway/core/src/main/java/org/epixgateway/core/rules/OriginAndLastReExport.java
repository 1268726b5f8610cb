package org.epixgateway.core.rules;

import java.util.ArrayList;
import java.util.List;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.Provenance;

/**
 * A re-export certificate leads back to the country of origin and, if there was one, to the last re-export (B-16; 50 CFR
 * 23.23(e)(10)).
 *
 * <p>Re-export certificates, per block: box 12 needs country (other than XX, unknown), permit number and date; for source O
 * the country alone, since there was no permit before the Convention. Box 12a needs all three as soon as one is there.
 * What is missing is an error if box 5 has no text, and a warning if it has, since that text may be the justification.
 *
 * <p>All kinds, warning: country in words only or not on the list. What the countries say together is in {@link
 * OriginFitsIssuer}.
 */
final class OriginAndLastReExport implements Rule {
    private static final CountryCode UNKNOWN = CountryCode.of("XX");

    @Override
    public String id() {
        return "B-16";
    }

    @Override
    public void check(Permit permit, Circumstances circumstances, Findings findings) {
        for (PlacedBlock placed : PlacedBlock.of(permit)) {
            Provenance origin = placed.block().origin();
            Provenance last = placed.block().lastReExport();
            CountryStated.of("country of origin", origin).checkForm(placed.at(Box.B12), circumstances, findings);
            CountryStated.of("country of last re-export", last).checkForm(placed.at(Box.B12A), circumstances, findings);
            if (permit.kind() == DocumentKind.RE_EXPORT) {
                checkOrigin(placed, origin, findings);
                if (last.isStated()) {
                    say(placed, Box.B12A, "For the last re-export", missing(last, true), findings);
                }
            }
            OriginFitsIssuer.check(placed, findings);
        }
    }

    private static void checkOrigin(PlacedBlock placed, Provenance origin, Findings findings) {
        say(placed, Box.B12, "For the origin", missing(origin, !placed.hasSource("O")), findings);
    }

    private static List<String> missing(Provenance provenance, boolean isPermitNeeded) {
        List<String> missing = new ArrayList<>();
        boolean isUnknown = provenance.country().filter(UNKNOWN::equals).isPresent();
        if (isUnknown || (provenance.country().isEmpty() && !Written.hasText(provenance.countryAsWritten()))) {
            missing.add("the country");
        }
        if (isPermitNeeded && !Written.hasText(provenance.document().number())) {
            missing.add("the number of its permit");
        }
        if (isPermitNeeded && provenance.document().date().isEmpty()) {
            missing.add("the date of its permit");
        }
        return missing;
    }

    private static void say(PlacedBlock placed, Box box, String subject, List<String> missing, Findings findings) {
        if (missing.isEmpty()) {
            return;
        }
        String sentence =
                subject + ", " + String.join(" and ", missing) + (missing.size() == 1 ? " is" : " are") + " missing";
        if (Written.hasText(placed.permit().specialConditions())) {
            findings.warning(placed.at(box), sentence + "; see whether box 5 gives a justification.");
        } else {
            findings.error(placed.at(box), sentence + ", and box 5 gives no justification.");
        }
    }
}
