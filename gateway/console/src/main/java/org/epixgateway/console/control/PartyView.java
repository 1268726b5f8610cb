package org.epixgateway.console.control;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.epixgateway.console.view.PeerView;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.PeerPolicy;
import org.epixgateway.core.party.Pin;
import org.epixgateway.core.party.RegisteredCertificate;
import org.epixgateway.core.party.ServiceAddress;
import org.jspecify.annotations.Nullable;

/** A peer with all that the registry holds of it. */
public record PartyView(
        @JsonUnwrapped PeerView peer,
        long sequence,
        String deliveryMode,
        List<Address> services,
        List<CertificateView> certificates,
        PolicyView policy) {

    /** All registered Parties, retired ones too. */
    public record PartyList(List<PartyView> parties) {}

    /** Where one of its services is. */
    public record Address(String kind, String address) {
        static Address of(ServiceAddress service) {
            return new Address(service.kind().name(), service.address().toString());
        }
    }

    /**
     * A registered certificate.
     *
     * @param pin the fingerprint of the exact certificate, or issuer, subject and policy
     */
    public record CertificateView(
            String use,
            String pin,
            Instant from,
            Instant until,
            @Nullable Instant revokedAt,
            @Nullable Instant retiredAt) {

        static CertificateView of(RegisteredCertificate certificate) {
            return new CertificateView(
                    certificate.use().name(),
                    switch (certificate.pin()) {
                        case Pin.Exact exact -> exact.fingerprint().hex();
                        case Pin.BySubject(String issuer, String subject, String policy) ->
                            subject + " by " + issuer + ", policy " + policy;
                    },
                    certificate.from(),
                    certificate.until(),
                    certificate.revokedAt().orElse(null),
                    certificate.retiredAt().orElse(null));
        }
    }

    /** What we accept from it. */
    public record PolicyView(
            List<String> revocationLists, String revocation, List<String> refuseOnRules, boolean takesTestMessages) {

        static PolicyView of(PeerPolicy policy) {
            return new PolicyView(
                    policy.revocationLists().stream().map(URI::toString).toList(),
                    policy.revocation().name(),
                    policy.refuseOnRules().stream().sorted().toList(),
                    policy.takesTestMessages());
        }
    }

    static PartyView of(Peer peer, PeerView view) {
        return new PartyView(
                view,
                peer.sequence(),
                peer.deliveryMode().name(),
                peer.services().stream().map(Address::of).toList(),
                peer.certificates().stream().map(CertificateView::of).toList(),
                PolicyView.of(peer.policy()));
    }
}
