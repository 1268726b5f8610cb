package org.epixgateway.core.party;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.epixgateway.core.bytes.Bytes;

/**
 * How a Party presents itself to others: certificates by use, services, what it speaks and accepts. It travels as a
 * container sealed by the Party; the sequence rises with each new one.
 */
public record PartyDescriptor(
        Party party,
        String name,
        String authorityName,
        List<String> authorityAddress,
        long sequence,
        Instant issuedAt,
        List<String> profileVersions,
        List<String> signatureAlgorithms,
        DeliveryMode deliveryMode,
        List<AcceptedForm> acceptedForms,
        List<ServiceAddress> services,
        List<DescribedCertificate> certificates,
        List<URI> revocationLists,
        Set<Party> customsTerritory) {

    public PartyDescriptor {
        authorityAddress = List.copyOf(authorityAddress);
        profileVersions = List.copyOf(profileVersions);
        signatureAlgorithms = List.copyOf(signatureAlgorithms);
        acceptedForms = List.copyOf(acceptedForms);
        services = List.copyOf(services);
        certificates = List.copyOf(certificates);
        revocationLists = List.copyOf(revocationLists);
        customsTerritory = Set.copyOf(customsTerritory);
    }

    /** A certificate in a descriptor: always the exact one. */
    public record DescribedCertificate(CertificateUse use, Instant from, Instant until, Bytes der) {}
}
