package org.epixgateway.documents;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.permit.Address;
import org.epixgateway.core.permit.Block;
import org.epixgateway.core.permit.DocumentFormat;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Issue;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitNumber;
import org.epixgateway.core.permit.ReferencedDocument;
import org.epixgateway.core.permit.Trader;

/** From the tree of a permit document to the permit, box by box. Reads what can be read, also where the schema objects. */
final class PermitMapper {
    private final Element header;
    private final Element consignment;
    private final Remarks remarks;

    private PermitMapper(Element root, Remarks remarks) {
        this.header = root.at("HeaderExchangedDocument");
        this.consignment = root.at("SpecifiedSupplyChainConsignment");
        this.remarks = remarks;
    }

    static Permit permit(DocumentFormat format, Element root, Remarks remarks) {
        return new PermitMapper(root, remarks).permit(format);
    }

    private Permit permit(DocumentFormat format) {
        String letter = header.at("TypeCode").token();
        String text = Parties.joined(header.texts("Name"));
        Element validity = header.at("EffectiveSpecifiedPeriod");
        Element first = header.at("FirstSignatoryDocumentAuthentication");
        return new Permit(
                format,
                DocumentKind.of(letter, text),
                letter,
                text,
                number(),
                header.at("CopyIndicator").isTrue(),
                validity.at("StartDateTime").date(),
                validity.at("EndDateTime").date(),
                importer(),
                Parties.trader(consignment.at("ConsignorTradeParty")),
                header.texts("Information"),
                header.tokens("PurposeCode"),
                header.at("Purpose").text(),
                String.join(", ", first.tokens("ID")),
                Parties.authority(first.at("ProviderTradeParty")),
                blocks(),
                issue(),
                Inspections.ofDocument(consignment, remarks),
                transport(),
                References.documents(header.all("ReferenceReferencedDocument")));
    }

    private Optional<PermitNumber> number() {
        Element id = header.at("ID");
        String number = id.token();
        if (number.length() > PermitNumber.LENGTH_MAX) {
            remarks.error(id, "The permit number has more than " + PermitNumber.LENGTH_MAX + " characters.");
            return Optional.empty();
        }
        return number.isEmpty() ? Optional.empty() : Optional.of(PermitNumber.of(number));
    }

    /** Version 1 states the country of import on its own, too; that is box 3a then. */
    private Trader importer() {
        Trader importer = Parties.trader(consignment.at("ConsigneeTradeParty"));
        Element country = consignment.at("ImportTradeCountry");
        if (!country.isThere()) {
            return importer;
        }
        Address address = importer.address();
        String code = Parties.first(country.tokens("ID"));
        if (address.country().isPresent() && !address.country().equals(Parties.country(code))) {
            remarks.warn(
                    country, "The country of import is not the country of the importer's address; the former is read.");
        }
        String name = Parties.joined(country.texts("Name"));
        return new Trader(
                importer.name(),
                new Address(
                        address.lines(),
                        address.city(),
                        address.postcode(),
                        address.subdivision(),
                        Parties.country(code).or(address::country),
                        name.isEmpty() ? address.countryAsWritten() : Parties.countryAsWritten(code, name)),
                importer.representatives());
    }

    private List<Block> blocks() {
        return consignment.all(BoxPaths.BLOCK).stream()
                .map(item -> Blocks.block(item, remarks))
                .toList();
    }

    private Issue issue() {
        Element third = header.at("ThirdSignatoryDocumentAuthentication");
        Element issuer = third.at("ProviderTradeParty");
        Optional<LocalDate> date = header.at("IssueDateTime").date();
        String place = place(header.at("IssueLogisticsLocation"));
        String person = Parties.first(Parties.persons(issuer));
        return new Issue(
                place.isEmpty() ? place(third.at("IssueLogisticsLocation")) : place,
                date.isPresent() ? date : third.at("ActualDateTime").date(),
                person.isEmpty() ? issuer.at("Name").text() : person,
                third.at("Statement").text());
    }

    private static String place(Element location) {
        String name = Parties.joined(location.texts("Name"));
        return name.isEmpty() ? Parties.joined(location.tokens("ID")) : name;
    }

    private Optional<ReferencedDocument> transport() {
        return References.documents(consignment.all("TransportContractReferencedDocument")).stream()
                .findFirst();
    }
}
