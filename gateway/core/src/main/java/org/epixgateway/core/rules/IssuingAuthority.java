package org.epixgateway.core.rules;

import java.util.Optional;
import org.epixgateway.core.permit.Authority;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind.Issuer;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.Place;

/**
 * The issuing Management Authority is named in full, as in the CITES directory (B-10; 50 CFR 23.23(c)(9)).
 *
 * <p>Kinds: all. Error: name, address (street or city), or country code missing; without the code nobody knows whose
 * permit it is. Warning: country not on the list; or not the country of the trader for whom this State issues, which is
 * the exporter or, on import permits and introductions from the sea, the importer. Not checked: the CITES directory is
 * not at hand, and says so once.
 */
final class IssuingAuthority implements Rule {
    @Override
    public String id() {
        return "B-10";
    }

    @Override
    public void check(Permit permit, Circumstances circumstances, Findings findings) {
        Authority authority = permit.authority();
        if (!Written.hasText(authority.name())) {
            findings.error(Box.B6, "The name of the issuing Management Authority is missing.");
        }
        if (!StatedAddress.isStated(authority.address())) {
            findings.error(Box.B6, "The address of the issuing Management Authority is missing.");
        }
        if (permit.issuingCountry().isEmpty()) {
            findings.error(Box.B6, "The two-letter code of the issuing country is missing.");
        }
        checkCountry(permit, circumstances, findings);
        findings.notChecked(
                Box.B6,
                "The Management Authority was not compared with the CITES directory, which is not available here.");
    }

    private static void checkCountry(Permit permit, Circumstances circumstances, Findings findings) {
        permit.issuingCountry().ifPresent(issuing -> {
            CountryStated.of("issuing country", permit.authority().address())
                    .checkForm(Place.of(Box.B6), circumstances, findings);
            if (expected(permit).filter(country -> !country.equals(issuing)).isPresent()) {
                findings.warning(
                        Box.B6,
                        permit.kind().issuer() == Issuer.EXPORTING
                                ? "The issuing authority is not in the country of the exporter in box 4."
                                : "The issuing authority is not in the country of the importer in box 3a.");
            }
        });
    }

    private static Optional<CountryCode> expected(Permit permit) {
        return switch (permit.kind().issuer()) {
            case EXPORTING -> permit.exporter().address().country();
            case IMPORTING -> permit.importer().address().country();
            case UNKNOWN -> Optional.empty();
        };
    }
}
