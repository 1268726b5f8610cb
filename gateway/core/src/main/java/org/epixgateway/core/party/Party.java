package org.epixgateway.core.party;

import org.epixgateway.core.permit.CountryCode;

/**
 * A State or regional body bound by the Convention, known by its two-letter code. Neither a trader nor a system. Permits
 * name countries by codes with a digit too (S1, Sudan before the secession): those are histories and bound by nothing.
 */
public record Party(CountryCode code) implements Comparable<Party> {
    public Party {
        if (!isOne(code)) {
            throw new IllegalArgumentException("not the two-letter code of a Party: " + code);
        }
    }

    public static Party of(String code) {
        return new Party(CountryCode.of(code));
    }

    public static boolean isWellFormed(String code) {
        return CountryCode.isWellFormed(code) && isOne(CountryCode.of(code));
    }

    /** Whether a Party could have this code; a rule says whether one has. */
    public static boolean isOne(CountryCode code) {
        return code.value().chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    @Override
    public int compareTo(Party other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code.value();
    }
}
