package org.epixgateway.documents;

import java.util.List;
import org.epixgateway.core.permit.Address;
import org.epixgateway.core.permit.Trader;

/** Traders, addresses and persons in the strict form of one version. */
final class PartyXml {
    private final StrictXml xml;
    private final PermitForm form;

    PartyXml(StrictXml xml, PermitForm form) {
        this.xml = xml;
        this.form = form;
    }

    void trader(String name, Trader trader) {
        xml.open(name).leaf("ram:Name", trader.name());
        address(trader.address());
        List<String> persons = trader.representatives();
        if (!persons.isEmpty()) {
            person("ram:SpecifiedRepresentativePerson", persons.getFirst());
            persons.stream().skip(1).forEach(person -> person("ram:SpecifiedAuthoritativeSignatoryPerson", person));
        }
        xml.close();
    }

    void address(Address address) {
        xml.open("ram:PostalTradeAddress")
                .leaf("ram:PostcodeCode", address.postcode())
                .leaves("ram:StreetName", address.lines())
                .leaf("ram:CityName", address.city());
        String code = address.country().map(Object::toString).orElse("");
        if (form.isFirst()) {
            xml.open("ram:CountryIdentificationTradeCountry")
                    .leaf("ram:ID", code)
                    .leaf("ram:Name", address.countryAsWritten())
                    .open("ram:SubordinateTradeCountrySubDivision")
                    .leaf("ram:Name", address.subdivision())
                    .close()
                    .close();
        } else {
            xml.leaf("ram:CountryID", code)
                    .leaf("ram:CountryName", address.countryAsWritten())
                    .leaf("ram:CountrySubDivisionName", address.subdivision());
        }
        xml.close();
    }

    private void person(String name, String person) {
        xml.open(name).leaf("ram:Name", person).close();
    }
}
