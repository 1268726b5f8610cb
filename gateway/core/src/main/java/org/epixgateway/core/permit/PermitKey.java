package org.epixgateway.core.permit;

import java.util.Locale;

/**
 * What makes a permit one permit: the country and the authority that issued it, its kind, and its normalised number.
 *
 * @param issuingCountry country of the issuing Management Authority (box 6), territory codes kept
 * @param issuingAuthority name of the authority as stated, folded for comparison; empty if the form names none
 * @param number {@link PermitNumber#normalised()}
 */
public record PermitKey(CountryCode issuingCountry, String issuingAuthority, DocumentKind kind, String number) {

    public static PermitKey of(CountryCode country, String authority, DocumentKind kind, PermitNumber number) {
        String folded = authority.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
        return new PermitKey(country, folded, kind, number.normalised());
    }

    /** Whether this names that document, be it without its authority. */
    public boolean names(PermitKey document) {
        return issuingCountry.equals(document.issuingCountry)
                && kind == document.kind
                && number.equals(document.number)
                && (issuingAuthority.isEmpty() || issuingAuthority.equals(document.issuingAuthority));
    }

    /** One line for logs and indexes: country, kind letter or name, number. No personal data. */
    public String label() {
        return issuingCountry + " " + kind.name() + " " + number;
    }
}
