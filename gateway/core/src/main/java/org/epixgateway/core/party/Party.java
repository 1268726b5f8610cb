package org.epixgateway.core.party;

import org.epixgateway.core.permit.CountryCode;

/** A State or regional body bound by the Convention, known by its two-letter code. Neither a trader nor a system. */
public record Party(CountryCode code) implements Comparable<Party> {
    public static Party of(String code) {
        return new Party(CountryCode.of(code));
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
