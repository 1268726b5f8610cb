package org.epixgateway.core.rules;

import java.util.Optional;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind;

/**
 * Whether origin and last re-export fit the issuing country: part of {@link OriginAndLastReExport}.
 *
 * <p>Warnings: an export permit whose origin is another country (but ZZ, the sea), or that gives a last re-export: such
 * specimens need a re-export certificate; a re-export certificate whose origin is the issuing country (annual report rule:
 * exporter and origin differ). An export permit may repeat its own country as origin. Nothing is said without an issuing
 * country, which is the subject of {@link IssuingAuthority}.
 */
final class OriginFitsIssuer {
    private static final CountryCode THE_SEA = CountryCode.of("ZZ");

    private OriginFitsIssuer() {}

    static void check(PlacedBlock placed, Findings findings) {
        Optional<CountryCode> origin = placed.block().origin().country();
        Optional<CountryCode> issuing = placed.permit().issuingCountry();
        boolean isOwn = origin.isPresent() && origin.equals(issuing);
        boolean isForeign = origin.isPresent() && issuing.isPresent() && !isOwn;
        DocumentKind kind = placed.permit().kind();
        if (kind == DocumentKind.EXPORT && isForeign && !origin.get().equals(THE_SEA)) {
            findings.warning(
                    placed.at(Box.B12),
                    "The country of origin is not the issuing country; specimens from abroad need a re-export certificate.");
        }
        if (kind == DocumentKind.EXPORT && placed.block().lastReExport().isStated()) {
            findings.warning(placed.at(Box.B12A), "An export permit should not give a country of last re-export.");
        }
        if (kind == DocumentKind.RE_EXPORT && isOwn) {
            findings.warning(
                    placed.at(Box.B12),
                    "The country of origin is the issuing country; specimens of its own need an export permit.");
        }
    }
}
