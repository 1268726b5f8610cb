package org.epixgateway.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.permit.Address;
import org.epixgateway.core.permit.Authority;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.Trader;

/** From {@code TradeParty} elements to traders and authorities, in version 1 and 2 alike. */
final class Parties {
    private Parties() {}

    static Trader trader(Element party) {
        return new Trader(party.at("Name").text(), address(party.at("PostalTradeAddress")), persons(party));
    }

    static Authority authority(Element party) {
        return new Authority(party.at("Name").text(), address(party.at("PostalTradeAddress")));
    }

    /** Those who act for a party, the representative first. */
    static List<String> persons(Element party) {
        List<String> persons = new ArrayList<>();
        persons.addAll(party.at("SpecifiedRepresentativePerson").texts("Name"));
        party.all("SpecifiedAuthoritativeSignatoryPerson").forEach(person -> persons.addAll(person.texts("Name")));
        return persons;
    }

    static Address address(Element address) {
        List<String> lines = new ArrayList<>(address.texts("PostOfficeBox"));
        lines.addAll(address.texts("StreetName"));
        Element country = address.at("CountryIdentificationTradeCountry"); // version 1; version 2 has it flat
        String code = country.isThere()
                ? first(country.tokens("ID"))
                : address.at("CountryID").token();
        String name = joined(country.isThere() ? country.texts("Name") : address.texts("CountryName"));
        String subdivision = joined(
                country.isThere()
                        ? country.at("SubordinateTradeCountrySubDivision").texts("Name")
                        : address.texts("CountrySubDivisionName"));
        return new Address(
                lines,
                address.at("CityName").text(),
                String.join(" ", address.tokens("PostcodeCode")),
                subdivision,
                country(code),
                countryAsWritten(code, name));
    }

    static Optional<CountryCode> country(String code) {
        return CountryCode.isWellFormed(code) ? Optional.of(CountryCode.of(code)) : Optional.empty();
    }

    /** The name as written; a code that is none is kept in front of it, so that nothing that was stated is lost. */
    static String countryAsWritten(String code, String name) {
        return code.isEmpty() || CountryCode.isWellFormed(code) ? name : (code + " " + name).strip();
    }

    static String first(List<String> texts) {
        return texts.isEmpty() ? "" : texts.getFirst();
    }

    static String joined(List<String> texts) {
        return String.join(" ", texts);
    }
}
