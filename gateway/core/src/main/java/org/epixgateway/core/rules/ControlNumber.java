package org.epixgateway.core.rules;

import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitNumber;

/**
 * A permit has a unique control number (B-01; 50 CFR 23.23(c)(6)).
 *
 * <p>Kinds: all. Error: no number, or one without a letter or digit. Warning: longer than 35 characters, since toolkit 3
 * (WCO rendering) has no room for more; or letters of several alphabets, since a Cyrillic letter among Latin ones makes another
 * number that nobody can tell from the first. Uniqueness is the permit register's question; national patterns are not judged.
 */
final class ControlNumber implements Rule {
    private static final int TOOLKIT_3_LENGTH_MAX = 35;

    @Override
    public String id() {
        return "B-01";
    }

    @Override
    public void check(Permit permit, Circumstances circumstances, Findings findings) {
        String number = permit.number().map(PermitNumber::raw).orElse("");
        if (!Written.hasText(number)) {
            findings.error(Box.B1, "The permit has no number; every permit carries a unique control number.");
        } else if (number.codePointCount(0, number.length()) > TOOLKIT_3_LENGTH_MAX) {
            findings.warning(
                    Box.B1, "The permit number is longer than 35 characters, which newer systems cannot store.");
        } else if (scripts(number) > 1) {
            findings.warning(
                    Box.B1,
                    "The permit number mixes letters of different alphabets; some look alike and are not, so compare"
                            + " it with the paper or ask the issuing authority.");
        }
    }

    private static long scripts(String number) {
        return number.codePoints()
                .filter(Character::isLetter)
                .mapToObj(Character.UnicodeScript::of)
                .filter(script -> script != Character.UnicodeScript.COMMON)
                .distinct()
                .count();
    }
}
