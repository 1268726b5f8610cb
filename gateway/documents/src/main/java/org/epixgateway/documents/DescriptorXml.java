package org.epixgateway.documents;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.stream.Collectors;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.party.AcceptedForm;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.core.party.DeliveryMode;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.PartyDescriptor;
import org.epixgateway.core.party.PartyDescriptor.DescribedCertificate;
import org.epixgateway.core.party.ServiceAddress;

/** How a Party presents itself, party.xml. */
final class DescriptorXml {
    private DescriptorXml() {}

    static void write(StrictXml xml, PartyDescriptor party) {
        xml.leaf("Party", party.party().toString()).leaf("Name", party.name());
        xml.open("Authority")
                .leaf("Name", party.authorityName())
                .leaves("AddressLine", party.authorityAddress())
                .close();
        xml.leaf("Sequence", String.valueOf(party.sequence()))
                .leaf("IssuedAt", party.issuedAt().toString())
                .leaves("ProfileVersion", party.profileVersions())
                .leaves("SignatureAlgorithm", party.signatureAlgorithms())
                .leaf("DeliveryMode", Words.joined(party.deliveryMode()));
        for (AcceptedForm form : party.acceptedForms()) {
            xml.open("AcceptedForm")
                    .attribute("documentKind", KindWords.of(form.kind()))
                    .attribute("paperless", String.valueOf(form.paperless()))
                    .attribute("from", form.from().toString())
                    .kept()
                    .close();
        }
        for (ServiceAddress service : party.services()) {
            xml.open("Service")
                    .attribute("kind", Words.joined(service.kind()))
                    .attribute("address", service.address().toString())
                    .kept()
                    .close();
        }
        party.certificates().forEach(certificate -> certificate(xml, certificate));
        party.revocationLists().forEach(list -> xml.leaf("CrlAddress", list.toString()));
        party.customsTerritory().stream().sorted().forEach(member -> xml.leaf("CustomsTerritory", member.toString()));
    }

    private static void certificate(StrictXml xml, DescribedCertificate certificate) {
        xml.open("Certificate")
                .attribute("purpose", Words.small(certificate.use()))
                .attribute("from", certificate.from().toString())
                .attribute("until", certificate.until().toString())
                .text(Base64.getEncoder().encodeToString(certificate.der().array()))
                .close();
    }

    static PartyDescriptor read(Element party) {
        Element authority = party.at("Authority");
        return new PartyDescriptor(
                Party.of(party.at("Party").token()),
                party.at("Name").token(),
                authority.at("Name").token(),
                authority.tokens("AddressLine"),
                Long.parseLong(party.at("Sequence").token()),
                Instant.parse(party.at("IssuedAt").token()),
                party.tokens("ProfileVersion"),
                party.tokens("SignatureAlgorithm"),
                Words.value(DeliveryMode.class, party.at("DeliveryMode").token()),
                party.all("AcceptedForm").stream().map(DescriptorXml::form).toList(),
                party.all("Service").stream().map(DescriptorXml::service).toList(),
                party.all("Certificate").stream()
                        .map(DescriptorXml::certificate)
                        .toList(),
                party.tokens("CrlAddress").stream().map(URI::create).toList(),
                party.tokens("CustomsTerritory").stream().map(Party::of).collect(Collectors.toUnmodifiableSet()));
    }

    private static AcceptedForm form(Element form) {
        String paperless = form.attribute("paperless");
        return new AcceptedForm(
                KindWords.kind(form.attribute("documentKind")),
                paperless.equals("true") || paperless.equals("1"),
                LocalDate.parse(form.attribute("from")));
    }

    private static ServiceAddress service(Element service) {
        return new ServiceAddress(
                Words.value(ServiceAddress.Kind.class, service.attribute("kind")),
                URI.create(service.attribute("address")));
    }

    private static DescribedCertificate certificate(Element certificate) {
        return new DescribedCertificate(
                Words.value(CertificateUse.class, certificate.attribute("purpose")),
                Instant.parse(certificate.attribute("from")),
                Instant.parse(certificate.attribute("until")),
                Bytes.of(Base64.getMimeDecoder().decode(certificate.token())));
    }
}
