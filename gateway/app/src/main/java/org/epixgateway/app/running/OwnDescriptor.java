package org.epixgateway.app.running;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Header;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.core.party.PartyDescriptor;
import org.epixgateway.core.party.PartyDescriptor.DescribedCertificate;
import org.epixgateway.core.party.ServiceAddress;
import org.epixgateway.signing.Certificates;
import org.epixgateway.signing.KeyMaterial.Own;

/** What we tell other Parties about our office, keys and services, as it is now. */
final class OwnDescriptor {
    private OwnDescriptor() {}

    static PartyDescriptor now(Office office) {
        Instant now = office.clocks.wall().instant();
        return new PartyDescriptor(
                office.self.party(),
                office.settings.name(),
                office.settings.office().name(),
                office.settings.office().address(),
                // Seconds since 1970 rise with every new descriptor and need no counter that could be lost.
                now.getEpochSecond(),
                now,
                List.of(Header.PROFILE_VERSION),
                List.of(),
                office.settings.collecting().mode(),
                List.of(),
                services(office),
                certificates(office),
                office.settings.revocationLists(),
                Set.of());
    }

    private static List<DescribedCertificate> certificates(Office office) {
        List<DescribedCertificate> all = new ArrayList<>();
        all.add(described(CertificateUse.SEAL, office.signer.certificate()));
        if (office.settings.keys().pkcs11().isEmpty()) {
            office.keys
                    .announced(Own.SEAL)
                    .ifPresent(next -> all.add(described(CertificateUse.SEAL, next.certificate())));
        }
        all.add(described(CertificateUse.TLS, office.keys.entry(Own.TLS).certificate()));
        office.keys.announced(Own.TLS).ifPresent(next -> all.add(described(CertificateUse.TLS, next.certificate())));
        office.barcodes.onPaper().forEach(old -> all.add(described(CertificateUse.BARCODE, old)));
        office.verification.certificates().forEach(der -> all.add(described(der)));
        if (!office.settings.revocationLists().isEmpty() && office.keys.has(Own.ROOT)) {
            // The root's key usage does not let it seal; others need it to check our revocation list.
            all.add(described(CertificateUse.SEAL, office.keys.entry(Own.ROOT).certificate()));
        }
        return all;
    }

    private static List<ServiceAddress> services(Office office) {
        List<ServiceAddress> services = new ArrayList<>();
        if (office.settings.collecting().isCalled()) {
            services.add(new ServiceAddress(ServiceAddress.Kind.DELIVER, office.settings.exchangeAddress()));
        }
        office.settings
                .verifyAddress()
                .ifPresent(page -> services.add(new ServiceAddress(ServiceAddress.Kind.VERIFY, page)));
        return services;
    }

    private static DescribedCertificate described(Bytes verification) {
        return described(
                CertificateUse.VERIFICATION, Certificates.read(verification).orElseThrow());
    }

    private static DescribedCertificate described(CertificateUse use, java.security.cert.X509Certificate certificate) {
        return new DescribedCertificate(
                use,
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                Certificates.der(certificate));
    }
}
