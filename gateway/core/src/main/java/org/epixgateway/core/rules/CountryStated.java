package org.epixgateway.core.rules;

import java.util.List;
import java.util.Optional;
import org.epixgateway.core.permit.Address;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.Place;
import org.epixgateway.core.permit.Provenance;

/**
 * A country as a box states it. Text in place of a code is a warning: the country is stated, but no machine can route or
 * compare by it. The text is not quoted, since it is part of somebody's address.
 */
record CountryStated(String whose, Optional<CountryCode> code, String asWritten) {
    static CountryStated of(String whose, Address address) {
        return new CountryStated(whose, address.country(), address.countryAsWritten());
    }

    static CountryStated of(String whose, Provenance provenance) {
        return new CountryStated(whose, provenance.country(), provenance.countryAsWritten());
    }

    boolean isMissing() {
        return code.isEmpty() && !Written.hasText(asWritten);
    }

    /** Warnings about a country that is there; says nothing about one that is missing. */
    void checkForm(Place place, Circumstances circumstances, Findings findings) {
        if (isMissing()) {
            return;
        }
        if (code.isEmpty()) {
            findings.warning(place, "The " + whose + " is not given as a two-letter country code.");
            return;
        }
        CodeOnList.fault(
                        "The code of the " + whose + ",",
                        CodeLists.List.COUNTRIES,
                        List.of(code.get().value()),
                        circumstances)
                .ifPresent(fault -> findings.warning(place, fault));
    }
}
