package org.epixgateway.core.rules;

import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.DocumentKind.Named;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.Place;

/**
 * The address of the exporter or re-exporter is complete and says the country (R-45; SC74 draft for Res. Conf. 12.3,
 * Annex 1 i; 50 CFR 23.23(c)(10)).
 *
 * <p>Kinds: all on which the exporter must be named, but certificates of ownership. Error: address (street or city)
 * or country missing. Warning, all kinds: country in words only, or not on the list. The name is B-06.
 */
final class ExporterAddress implements Rule {
    @Override
    public String id() {
        return "R-45";
    }

    @Override
    public void check(Permit permit, Circumstances circumstances, Findings findings) {
        if (permit.kind() == DocumentKind.OWNERSHIP) {
            return;
        }
        CountryStated country =
                CountryStated.of("country of the exporter", permit.exporter().address());
        Named named = permit.kind().named();
        if (named == Named.BOTH || named == Named.EXPORTER) {
            if (!StatedAddress.isStated(permit.exporter().address())) {
                findings.error(Box.B4, "The address of the exporter or re-exporter is missing.");
            }
            if (country.isMissing()) {
                findings.error(Box.B4, "The country of the exporter or re-exporter is missing.");
            }
        }
        country.checkForm(Place.of(Box.B4), circumstances, findings);
    }
}
