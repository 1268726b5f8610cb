package org.epixgateway.documents;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.epixgateway.core.permit.Box;

/**
 * Which element gives which box, by path below the root: the table behind positions and behind the places of schema errors.
 * An element without an entry belongs to the box around it. Both versions in one table, since no path means two boxes.
 */
final class BoxPaths {
    static final String BLOCK = "IncludedSupplyChainConsignmentItem";

    private static final String TABLE = """
            HeaderExchangedDocument/ID 1
            HeaderExchangedDocument/Name 1
            HeaderExchangedDocument/TypeCode 1
            HeaderExchangedDocument/IssueDateTime 13
            HeaderExchangedDocument/CopyIndicator 1
            HeaderExchangedDocument/Purpose 5a
            HeaderExchangedDocument/PurposeCode 5a
            HeaderExchangedDocument/Information 5
            HeaderExchangedDocument/EffectiveSpecifiedPeriod 2
            HeaderExchangedDocument/IssueLogisticsLocation 13
            HeaderExchangedDocument/FirstSignatoryDocumentAuthentication 6
            HeaderExchangedDocument/FirstSignatoryDocumentAuthentication/ID 5b
            HeaderExchangedDocument/ThirdSignatoryDocumentAuthentication 13
            SpecifiedSupplyChainConsignment/ConsignorTradeParty 4
            SpecifiedSupplyChainConsignment/ConsigneeTradeParty 3
            SpecifiedSupplyChainConsignment/ConsigneeTradeParty/PostalTradeAddress/CountryID 3a
            SpecifiedSupplyChainConsignment/ConsigneeTradeParty/PostalTradeAddress/CountryName 3a
            SpecifiedSupplyChainConsignment/ConsigneeTradeParty/PostalTradeAddress/CountryIdentificationTradeCountry 3a
            SpecifiedSupplyChainConsignment/ImportTradeCountry 3a
            SpecifiedSupplyChainConsignment/TransportContractReferencedDocument 15
            SpecifiedSupplyChainConsignment/ExaminationTransportEvent 14
            * document
            */PhysicalLogisticsShippingMarks 9
            */OriginTradeCountry 12
            */ExportTradeCountry 12a
            */AssociatedReferencedDocument 12
            */TransportLogisticsPackage 11
            */IncludedSupplyChainTradeLineItem/TypeCode 10
            */IncludedSupplyChainTradeLineItem/TypeExtensionCode 10
            */IncludedSupplyChainTradeLineItem/SpecifiedTradeProduct 9
            */IncludedSupplyChainTradeLineItem/SpecifiedTradeProduct/CommonName 8
            */IncludedSupplyChainTradeLineItem/SpecifiedTradeProduct/ScientificName 7
            */ExaminationTransportEvent 14
            */ApplicableCrossBorderRegulatoryProcedure 12b
            */ApplicableCrossBorderRegulatoryProcedure/UsedToDateQuotaQuantity 11a
            */ApplicableCrossBorderRegulatoryProcedure/AnnualQuotaQuantity 11a
            */ApplicableCrossBorderGovernmentProcedure 12b
            */ApplicableCrossBorderGovernmentProcedure/UsedToDateQuotaQuantity 11a
            */ApplicableCrossBorderGovernmentProcedure/AnnualQuotaQuantity 11a
            """.replace("*", "SpecifiedSupplyChainConsignment/" + BLOCK);

    /** Where reading starts: the permit's root element. */
    static final BoxPaths ROOT = fromTable();

    private final Map<String, BoxPaths> below = new HashMap<>();
    private Optional<Box> box = Optional.empty();

    private BoxPaths() {}

    private static BoxPaths fromTable() {
        BoxPaths root = new BoxPaths();
        root.box = Optional.of(Box.DOCUMENT);
        TABLE.lines().forEach(line -> {
            BoxPaths at = root;
            for (String name : line.substring(0, line.indexOf(' ')).split("/", -1)) {
                at = at.below.computeIfAbsent(name, added -> new BoxPaths());
            }
            at.box = Optional.of(Box.ofLabel(line.substring(line.indexOf(' ') + 1)));
        });
        return root;
    }

    /** The entry one element further down; empty where no box begins there or below. */
    Optional<BoxPaths> at(String element) {
        return Optional.ofNullable(below.get(element));
    }

    /** The box that begins with this element. */
    Optional<Box> box() {
        return box;
    }
}
