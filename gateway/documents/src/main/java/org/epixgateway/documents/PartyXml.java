package org.epixgateway.documents;

import java.util.List;
import org.epixgateway.core.permit.Address;
import org.epixgateway.core.permit.Trader;

/** Traders, addresses and persons in the strict form of version 2. */
final class PartyXml {
    private PartyXml() {}

    static void trader(StrictXml xml, String name, Trader trader) {
        xml.open(name).leaf("ram:Name", trader.name());
        address(xml, trader.address());
        List<String> persons = trader.representatives();
        if (!persons.isEmpty()) {
            person(xml, "ram:SpecifiedRepresentativePerson", persons.getFirst());
            persons.stream()
                    .skip(1)
                    .forEach(person -> person(xml, "ram:SpecifiedAuthoritativeSignatoryPerson", person));
        }
        xml.close();
    }

    static void address(StrictXml xml, Address address) {
        xml.open("ram:PostalTradeAddress")
                .leaf("ram:PostcodeCode", address.postcode())
                .leaves("ram:StreetName", address.lines())
                .leaf("ram:CityName", address.city())
                .leaf("ram:CountryID", address.country().map(Object::toString).orElse(""))
                .leaf("ram:CountryName", address.countryAsWritten())
                .leaf("ram:CountrySubDivisionName", address.subdivision())
                .close();
    }

    private static void person(StrictXml xml, String name, String person) {
        xml.open(name).leaf("ram:Name", person).close();
    }
}
