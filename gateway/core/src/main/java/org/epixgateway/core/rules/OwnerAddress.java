package org.epixgateway.core.rules;

import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.Place;

/**
 * A certificate of ownership gives the permanent address and the country of the owner (R-46; SC74 draft for Res. Conf.
 * 12.3, Annex 1 j).
 *
 * <p>Kinds: certificate of ownership. Error: address (street or city) or country missing in box 4. Warning: country in
 * words only, or not on the list. The name is B-06; whether the address is permanent cannot be seen on the document.
 */
final class OwnerAddress implements Rule {
    @Override
    public String id() {
        return "R-46";
    }

    @Override
    public void check(Permit permit, Circumstances circumstances, Findings findings) {
        if (permit.kind() != DocumentKind.OWNERSHIP) {
            return;
        }
        CountryStated country =
                CountryStated.of("country of the owner", permit.exporter().address());
        if (!StatedAddress.isStated(permit.exporter().address())) {
            findings.error(Box.B4, "The permanent address of the owner is missing.");
        }
        if (country.isMissing()) {
            findings.error(Box.B4, "The country of the owner is missing.");
        }
        country.checkForm(Place.of(Box.B4), circumstances, findings);
    }
}
