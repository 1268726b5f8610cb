package org.epixgateway.documents;

import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.permit.Authority;
import org.epixgateway.core.permit.Inspection;
import org.epixgateway.core.permit.Issue;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.ReferencedDocument;
import org.epixgateway.core.permit.Trader;

/** From a permit to the strict form of version 2, in the order of its schema. */
final class PermitWriter {
    private final StrictXml xml = new StrictXml();
    private final Permit permit;

    private PermitWriter(Permit permit) {
        this.permit = permit;
    }

    static Bytes write(Permit permit) {
        return new PermitWriter(permit).write();
    }

    private Bytes write() {
        xml.open(PermitForm.V2.root())
                .attribute("xmlns", PermitForm.V2.namespace())
                .attribute("xmlns:ram", PermitForm.BELOW);
        context();
        header();
        consignment();
        return xml.close().toBytes();
    }

    private void context() {
        xml.open("SpecifiedExchangedDocumentContext")
                .open("ram:BusinessProcessSpecifiedDocumentContextParameter")
                .leaf("ram:ID", "1")
                .leaf("ram:Value", "CITES PERMITTING")
                .open("ram:SpecifiedDocumentVersion")
                .leaf("ram:ID", "1")
                .close()
                .close()
                .close();
    }

    private void header() {
        xml.open("HeaderExchangedDocument").kept();
        xml.leaf("ram:ID", permit.number().map(Object::toString).orElse(""));
        xml.leaf("ram:Name", permit.typeText());
        xml.leaf("ram:TypeCode", permit.typeLetter());
        xml.startOf("ram:IssueDateTime", permit.issue().date());
        xml.leaf("ram:CopyIndicator", Boolean.toString(permit.isCopy()));
        xml.leaf("ram:Purpose", permit.purposeText());
        xml.leaves("ram:PurposeCode", permit.purposeCodes());
        xml.leaves("ram:Information", permit.specialConditions());
        permit.references().forEach(reference -> reference("ram:ReferenceReferencedDocument", reference));
        xml.open("ram:EffectiveSpecifiedPeriod");
        xml.startOf("ram:StartDateTime", permit.validFrom());
        xml.endOf("ram:EndDateTime", permit.validUntil());
        xml.close();
        xml.open("ram:IssueLogisticsLocation")
                .leaf("ram:Name", permit.issue().place())
                .close();
        firstSignatory();
        thirdSignatory();
        xml.close();
    }

    private void firstSignatory() {
        Authority authority = permit.authority();
        if (authority.equals(Authority.NONE) && permit.securityStamp().isEmpty()) {
            return;
        }
        xml.open("ram:FirstSignatoryDocumentAuthentication").leaf("ram:TypeCode", "A");
        xml.leaf("ram:ID", permit.securityStamp());
        xml.open("ram:ProviderTradeParty").leaf("ram:Name", authority.name());
        PartyXml.address(xml, authority.address());
        xml.close().close();
    }

    private void thirdSignatory() {
        Issue issue = permit.issue();
        if (issue.signatory().isEmpty() && issue.statement().isEmpty()) {
            return;
        }
        xml.open("ram:ThirdSignatoryDocumentAuthentication").leaf("ram:TypeCode", "C");
        xml.leaf("ram:Statement", issue.statement());
        xml.open("ram:ProviderTradeParty").open("ram:SpecifiedAuthoritativeSignatoryPerson");
        xml.leaf("ram:Name", issue.signatory());
        xml.close().close().close();
    }

    private void consignment() {
        xml.open("SpecifiedSupplyChainConsignment").kept();
        trader("ram:ConsignorTradeParty", permit.exporter());
        trader("ram:ConsigneeTradeParty", permit.importer());
        permit.transport().ifPresent(waybill -> reference("ram:TransportContractReferencedDocument", waybill));
        permit.inspection().ifPresent(this::inspection);
        BlockXml blocks = new BlockXml(xml);
        permit.blocks().forEach(blocks::block);
        xml.close();
    }

    private void trader(String name, Trader trader) {
        PartyXml.trader(xml, name, trader);
    }

    private void inspection(Inspection inspection) {
        BlockXml.inspection(xml, inspection);
    }

    private void reference(String name, ReferencedDocument reference) {
        BlockXml.reference(xml, name, reference, Optional.empty());
    }
}
