package org.epixgateway.documents;

import java.util.Optional;
import org.epixgateway.core.permit.Block;
import org.epixgateway.core.permit.Inspection;
import org.epixgateway.core.permit.Provenance;
import org.epixgateway.core.permit.Quantity;
import org.epixgateway.core.permit.Quota;
import org.epixgateway.core.permit.ReferencedDocument;

/** Blocks in the strict form of one version, in the order of its schema. */
final class BlockXml {
    private final StrictXml xml;
    private final PermitForm form;

    BlockXml(StrictXml xml, PermitForm form) {
        this.xml = xml;
        this.form = form;
    }

    void block(Block block) {
        xml.open("ram:" + BoxPaths.BLOCK).leaf("ram:ID", block.id());
        if (!form.isFirst()) {
            xml.open("ram:PhysicalLogisticsShippingMarks")
                    .leaves("ram:Marking", block.marks())
                    .close();
        }
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
        block.inspections().forEach(this::inspection);
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
        reference("ram:AssociatedReferencedDocument", document, isItsOwn ? Optional.empty() : Optional.of(typeCode));
    }

    private void goods(Block block) {
        xml.open("ram:IncludedSupplyChainTradeLineItem")
                .leaf("ram:TypeCode", block.appendix())
                .leaf("ram:TypeExtensionCode", Blocks.joinedSources(block.sources()))
                .open("ram:SpecifiedTradeProduct")
                .leaf(
                        "ram:SellerAssignedID",
                        form.isFirst() && hasOneMark(block) ? block.marks().getFirst() : "")
                .leaves("ram:Description", block.descriptions())
                .leaf("ram:Description", form.isFirst() && !hasOneMark(block) ? String.join(", ", block.marks()) : "")
                .leaves("ram:TypeCode", block.terms())
                .leaves("ram:CommonName", block.commonNames())
                .leaves("ram:ScientificName", block.scientificNames())
                .close()
                .close();
    }

    /** Version 1 has a place for one number of a specimen; several are text. */
    private static boolean hasOneMark(Block block) {
        return block.marks().size() == 1;
    }

    private void procedure(Block block) {
        xml.open(
                form.isFirst()
                        ? "ram:ApplicableCrossBorderGovernmentProcedure"
                        : "ram:ApplicableCrossBorderRegulatoryProcedure");
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

    void inspection(Inspection inspection) {
        String quantity = form.isFirst() ? "ram:InspectedUnitQuantity" : "ram:UnitQuantity";
        xml.open("ram:ExaminationTransportEvent");
        xml.startOf("ram:ActualOccurrenceDateTime", inspection.date());
        inspection.quantity().ifPresent(actual -> quantity(quantity, actual));
        xml.open("ram:OccurrenceLogisticsLocation")
                .leaf("ram:Name", inspection.place())
                .close();
        xml.open("ram:CertifyingTradeParty")
                .leaf("ram:Name", inspection.inspector())
                .close();
        xml.close();
    }

    /** @param instead a type code in place of the document's own */
    void reference(String name, ReferencedDocument document, Optional<String> instead) {
        if (document.equals(ReferencedDocument.NONE)) {
            return;
        }
        String typeCode = instead.orElse(document.typeCode());
        xml.open(name)
                .startOf("ram:IssueDateTime", document.date())
                .open("ram:TypeCode")
                .attribute("listID", hasList(typeCode) ? "1001" : "")
                .attribute("listAgencyID", hasList(typeCode) ? "6" : "");
        if (!typeCode.isEmpty()) {
            xml.text(typeCode);
        }
        xml.close()
                .leaf("ram:ID", document.number())
                .leaf("ram:Name", document.name())
                .close();
    }

    private boolean hasList(String typeCode) {
        return !form.isFirst() && isOnList(typeCode);
    }

    private static boolean isOnList(String typeCode) {
        return typeCode.length() == 3 && typeCode.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
