package org.epixgateway.core.permit;

import java.util.regex.Pattern;

/**
 * The two-character code of a country, territory or trade entity as permits carry it: ISO 3166-1 alpha-2 and the codes
 * that CITES practice adds (XX unknown, ZZ introduction from the sea, S1 and others). Territory codes are kept as given.
 * Whether a code is on the list is a rule's question, not this type's.
 */
public record CountryCode(String value) implements Comparable<CountryCode> {
    private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9]");

    public CountryCode {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not a two-character country code: " + value);
        }
    }

    public static CountryCode of(String value) {
        return new CountryCode(value);
    }

    public static boolean isWellFormed(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public int compareTo(CountryCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
