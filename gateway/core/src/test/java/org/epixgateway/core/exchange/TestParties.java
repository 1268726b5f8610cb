package org.epixgateway.core.exchange;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.core.party.DeliveryMode;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.PeerPolicy;
import org.epixgateway.core.party.Pin;
import org.epixgateway.core.party.RegisteredCertificate;
import org.epixgateway.core.party.ServiceAddress;
import org.epixgateway.core.permit.TestPermits;

/** Parties, their seals and their entries in other Parties' registries. */
public final class TestParties {
    public static final Party SWITZERLAND = Party.of("CH");
    public static final Party FRANCE = Party.of("FR");
    public static final Party NAMIBIA = Party.of("NA");
    public static final Party SINGAPORE = Party.of("SG");
    public static final Party NORWAY = Party.of("NO");

    private static final Instant TODAY = midnight(TestPermits.TODAY);

    private TestParties() {}

    /** Valid for two years from a month ago. */
    public static TestCertificate sealOf(Party party) {
        return new TestCertificate(
                "seal of " + party, TODAY.minusSeconds(30L * 86_400), TODAY.plusSeconds(700L * 86_400));
    }

    public static TestCertificate sealOf(Party party, Instant until) {
        return new TestCertificate("seal of " + party, TODAY.minusSeconds(30L * 86_400), until);
    }

    public static RegisteredCertificate registered(TestCertificate seal) {
        return new RegisteredCertificate(
                CertificateUse.SEAL,
                new Pin.Exact(seal.fingerprint()),
                seal.der(),
                seal.from(),
                seal.until(),
                Optional.empty(),
                Optional.empty());
    }

    public static Peer peer(Party party, TestCertificate seal) {
        return new Peer(
                party,
                "Gateway of " + party,
                Peer.State.ACTIVE,
                1,
                DeliveryMode.PUSH,
                List.of(new ServiceAddress(
                        ServiceAddress.Kind.DELIVER, URI.create("https://" + party + ".example/deliver"))),
                List.of(registered(seal)),
                List.of(),
                Set.of(),
                Set.of(),
                PeerPolicy.STANDARD,
                0);
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
