package org.epixgateway.core.rules;

import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind.Named;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.Place;
import org.epixgateway.core.permit.Trader;

/**
 * Importer and exporter are named in full (B-06; 50 CFR 23.23(c)(10)).
 *
 * <p>Kinds: by {@link org.epixgateway.core.permit.DocumentKind#named()}. Error: name of a party missing that must be named;
 * importer's address (street or city) or country missing where the importer must be named. Warning, all kinds: importer's
 * country in words only, or not on the list; importer and exporter in the same country, where both must be named (annual
 * report rule: they differ). The exporter's address and country are. That the document is not transferable
 * (23.26(c)(11)) cannot be seen on it.
 */
final class TradersNamed implements Rule {
    @Override
    public String id() {
        return "B-06";
    }

    @Override
    public void check(Permit permit, Circumstances circumstances, Findings findings) {
        Named named = permit.kind().named();
        CountryStated country =
                CountryStated.of("country of the importer", permit.importer().address());
        if (named == Named.BOTH || named == Named.IMPORTER) {
            checkImporter(permit.importer(), country, findings);
        }
        if ((named == Named.BOTH || named == Named.EXPORTER)
                && !Written.hasText(permit.exporter().name())) {
            findings.error(Box.B4, "The name of the exporter, re-exporter or owner is missing.");
        }
        country.checkForm(Place.of(Box.B3A), circumstances, findings);
        if (named == Named.BOTH && isSameCountry(permit)) {
            findings.warning(
                    Box.B3A,
                    "Importer and exporter are in the same country; a permit is for trade between two States.");
        }
    }

    private static void checkImporter(Trader importer, CountryStated country, Findings findings) {
        if (!Written.hasText(importer.name())) {
            findings.error(Box.B3, "The name of the importer is missing.");
        }
        if (!StatedAddress.isStated(importer.address())) {
            findings.error(Box.B3, "The address of the importer is missing.");
        }
        if (country.isMissing()) {
            findings.error(Box.B3A, "The country of the importer is missing.");
        }
    }

    private static boolean isSameCountry(Permit permit) {
        CountryCode none = CountryCode.of("XX");
        CountryCode importing = permit.importer().address().country().orElse(none);
        return !importing.equals(none)
                && permit.exporter()
                        .address()
                        .country()
                        .filter(importing::equals)
                        .isPresent();
    }
}
