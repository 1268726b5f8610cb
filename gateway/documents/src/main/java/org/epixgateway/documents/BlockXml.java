package org.epixgateway.documents;

import java.util.Optional;
import org.epixgateway.core.permit.Block;
import org.epixgateway.core.permit.Inspection;
import org.epixgateway.core.permit.Provenance;
import org.epixgateway.core.permit.Quantity;
import org.epixgateway.core.permit.Quota;
import org.epixgateway.core.permit.ReferencedDocument;

/** Blocks in the strict form of version 2, in the order of its schema. */
final class BlockXml {
    private final StrictXml xml;

    BlockXml(StrictXml xml) {
        this.xml = xml;
    }

    void block(Block block) {
        xml.open("ram:" + BoxPaths.BLOCK).leaf("ram:ID", block.id());
        xml.open("ram:PhysicalLogisticsShippingMarks")
                .leaves("ram:Marking", block.marks())
                .close();
        country("ram:OriginTradeCountry", block.origin());
        country("ram:ExportTradeCountry", block.lastReExport());
        document(block.origin(), Provenances.ORIGIN);
        document(block.lastReExport(), Provenances.LAST_RE_EXPORT);
        for (Quantity quantity : block.quantities()) {
            xml.open("ram:TransportLogisticsPackage");
            quantity("ram:ItemQuantity", quantity);
            xml.close();
        }
        goods(block);
        block.inspections().forEach(inspection -> inspection(xml, inspection));
        procedure(block);
        xml.close();
    }

    private void country(String name, Provenance provenance) {
        xml.open(name)
                .leaf("ram:ID", provenance.country().map(Object::toString).orElse(""))
                .leaf("ram:Name", provenance.countryAsWritten())
                .close();
    }

    /** 861 and 811, which all known readers understand, unless the permit came with the letter of the cited document. */
    private void document(Provenance provenance, String typeCode) {
        ReferencedDocument document = provenance.document();
        boolean isItsOwn = typeCode.equals(Provenances.ORIGIN)
                ? Provenances.isOfOrigin(document.typeCode())
                : Provenances.isOfLastReExport(document.typeCode());
        reference(
                xml, "ram:AssociatedReferencedDocument", document, isItsOwn ? Optional.empty() : Optional.of(typeCode));
    }

    private void goods(Block block) {
        xml.open("ram:IncludedSupplyChainTradeLineItem")
                .leaf("ram:TypeCode", block.appendix())
                .leaf("ram:TypeExtensionCode", Blocks.joinedSources(block.sources()))
                .open("ram:SpecifiedTradeProduct")
                .leaves("ram:Description", block.descriptions())
                .leaves("ram:TypeCode", block.terms())
                .leaves("ram:CommonName", block.commonNames())
                .leaves("ram:ScientificName", block.scientificNames())
                .close()
                .close();
    }

    private void procedure(Block block) {
        xml.open("ram:ApplicableCrossBorderRegulatoryProcedure");
        block.quota().ifPresent(this::quota);
        xml.startOf("ram:AcquisitionDateTime", block.acquiredOn());
        for (String operation : block.registeredOperations()) {
            xml.open("ram:PreviousReferencedDocument").leaf("ram:ID", operation).close();
        }
        xml.close();
    }

    private void quota(Quota quota) {
        quantity("ram:UsedToDateQuotaQuantity", quota.usedToDate());
        quantity("ram:AnnualQuotaQuantity", quota.annual());
    }

    private void quantity(String name, Quantity quantity) {
        xml.number(name, quantity.amount(), quantity.unit());
    }

    static void inspection(StrictXml xml, Inspection inspection) {
        xml.open("ram:ExaminationTransportEvent");
        xml.startOf("ram:ActualOccurrenceDateTime", inspection.date());
        inspection.quantity().ifPresent(actual -> xml.number("ram:UnitQuantity", actual.amount(), actual.unit()));
        xml.open("ram:OccurrenceLogisticsLocation")
                .leaf("ram:Name", inspection.place())
                .close();
        xml.open("ram:CertifyingTradeParty")
                .leaf("ram:Name", inspection.inspector())
                .close();
        xml.close();
    }

    /** @param instead a type code in place of the document's own */
    static void reference(StrictXml xml, String name, ReferencedDocument document, Optional<String> instead) {
        if (document.equals(ReferencedDocument.NONE)) {
            return;
        }
        String typeCode = instead.orElse(document.typeCode());
        xml.open(name)
                .startOf("ram:IssueDateTime", document.date())
                .open("ram:TypeCode")
                .attribute("listID", isOnList(typeCode) ? "1001" : "")
                .attribute("listAgencyID", isOnList(typeCode) ? "6" : "");
        if (!typeCode.isEmpty()) {
            xml.text(typeCode);
        }
        xml.close()
                .leaf("ram:ID", document.number())
                .leaf("ram:Name", document.name())
                .close();
    }

    private static boolean isOnList(String typeCode) {
        return typeCode.length() == 3 && typeCode.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
