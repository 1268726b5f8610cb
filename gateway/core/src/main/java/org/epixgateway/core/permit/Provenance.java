package org.epixgateway.core.permit;

import java.util.Optional;

/**
 * Where a block comes from: country of origin with its permit (box 12), or country of last re-export with its certificate
 * (box 12a).
 */
public record Provenance(Optional<CountryCode> country, String countryAsWritten, ReferencedDocument document) {
    public static final Provenance NONE = new Provenance(Optional.empty(), "", ReferencedDocument.NONE);

    public boolean isStated() {
        return country.isPresent() || !countryAsWritten.isBlank() || document.isStated();
    }
}
