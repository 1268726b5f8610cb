package org.epixgateway.documents;

import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.permit.Address;
import org.epixgateway.core.permit.Authority;
import org.epixgateway.core.permit.Issue;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.ReferencedDocument;

/** From a permit to the strict form of one version, in the order of its schema. */
final class PermitWriter {
    private final StrictXml xml = new StrictXml();
    private final Permit permit;
    private final PermitForm form;
    private final PartyXml parties;
    private final BlockXml blocks;

    private PermitWriter(Permit permit, PermitForm form) {
        this.permit = permit;
        this.form = form;
        this.parties = new PartyXml(xml, form);
        this.blocks = new BlockXml(xml, form);
    }

    static Bytes write(Permit permit, PermitForm form) {
        return new PermitWriter(permit, form).write();
    }

    private Bytes write() {
        xml.open(form.root()).attribute("xmlns", form.namespace()).attribute("xmlns:ram", PermitForm.BELOW);
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
        parties.address(authority.address());
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
        parties.trader("ram:ConsignorTradeParty", permit.exporter());
        parties.trader("ram:ConsigneeTradeParty", permit.importer());
        permit.transport().ifPresent(waybill -> reference("ram:TransportContractReferencedDocument", waybill));
        permit.inspection().ifPresent(blocks::inspection);
        permit.blocks().forEach(blocks::block);
        if (form.isFirst()) {
            importCountry(permit.importer().address());
        }
        xml.close();
    }

    /** Box 3a, which version 1 has a second place for and its readers look there. */
    private void importCountry(Address importer) {
        xml.open("ram:ImportTradeCountry")
                .leaf("ram:ID", importer.country().map(Object::toString).orElse(""))
                .leaf("ram:Name", importer.countryAsWritten())
                .close();
    }

    private void reference(String name, ReferencedDocument reference) {
        blocks.reference(name, reference, Optional.empty());
    }
}
