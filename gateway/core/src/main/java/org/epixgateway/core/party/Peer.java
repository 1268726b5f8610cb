package org.epixgateway.core.party;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.epixgateway.core.permit.DocumentKind;

/**
 * The system that speaks for another Party's Management Authority, as our registry knows it.
 *
 * @param sequence of the descriptor it was last taken from
 * @param carries other Parties whose messages this peer may bring (a regional hub)
 * @param version of the registry row; 0 for one not stored yet
 */
public record Peer(
        Party party,
        String name,
        State state,
        long sequence,
        DeliveryMode deliveryMode,
        List<ServiceAddress> services,
        List<RegisteredCertificate> certificates,
        List<AcceptedForm> acceptedForms,
        Set<Party> carries,
        Set<Party> customsTerritory,
        PeerPolicy policy,
        long version) {

    public enum State {
        ACTIVE,
        /** Messages wait; nothing is sent. */
        PAUSED,
        /** Nothing is sent or accepted any more. */
        RETIRED
    }

    public Peer {
        services = List.copyOf(services);
        certificates = List.copyOf(certificates);
        acceptedForms = List.copyOf(acceptedForms);
        carries = Set.copyOf(carries);
        customsTerritory = Set.copyOf(customsTerritory);
    }

    public Optional<URI> address(ServiceAddress.Kind kind) {
        return services.stream()
                .filter(s -> s.kind() == kind)
                .map(ServiceAddress::address)
                .findFirst();
    }

    /** Certificates for a use that may be accepted at this moment; for verifying, not for trusting an unnamed one. */
    public List<RegisteredCertificate> acceptable(CertificateUse use, Instant at) {
        return certificates.stream()
                .filter(c -> c.use() == use && c.isAcceptable(at))
                .toList();
    }

    public List<RegisteredCertificate> all(CertificateUse use) {
        return certificates.stream().filter(c -> c.use() == use).toList();
    }

    /** Whether this peer may bring messages of a Party: its own, or one that it is registered to carry. */
    public boolean mayBring(Party from) {
        return party.equals(from) || carries.contains(from);
    }

    /** Whether the Party takes the electronic original of this kind without paper on this day. */
    public boolean isPaperless(DocumentKind kind, LocalDate on) {
        return acceptedForms.stream()
                .anyMatch(f -> f.kind() == kind && f.paperless() && !f.from().isAfter(on));
    }

    public Peer withState(State next) {
        return new Peer(
                party,
                name,
                next,
                sequence,
                deliveryMode,
                services,
                certificates,
                acceptedForms,
                carries,
                customsTerritory,
                policy,
                version);
    }

    public Peer withDeliveryMode(DeliveryMode next) {
        return new Peer(
                party,
                name,
                state,
                sequence,
                next,
                services,
                certificates,
                acceptedForms,
                carries,
                customsTerritory,
                policy,
                version);
    }

    public Peer withServices(List<ServiceAddress> next) {
        return new Peer(
                party,
                name,
                state,
                sequence,
                deliveryMode,
                next,
                certificates,
                acceptedForms,
                carries,
                customsTerritory,
                policy,
                version);
    }

    public Peer withCertificates(List<RegisteredCertificate> next) {
        return new Peer(
                party,
                name,
                state,
                sequence,
                deliveryMode,
                services,
                next,
                acceptedForms,
                carries,
                customsTerritory,
                policy,
                version);
    }

    public Peer withPolicy(PeerPolicy next) {
        return new Peer(
                party,
                name,
                state,
                sequence,
                deliveryMode,
                services,
                certificates,
                acceptedForms,
                carries,
                customsTerritory,
                next,
                version);
    }
}
