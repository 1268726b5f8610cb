package org.epixgateway.app.running;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.epixgateway.console.control.KeyControls.OwnCertificate;
import org.epixgateway.console.control.KeyControls.RevocationList;
import org.epixgateway.console.control.KeyControls.Revoked;
import org.epixgateway.console.control.KeyControls.State;
import org.epixgateway.console.control.KeyControls.Use;
import org.epixgateway.signing.Certificates;
import org.epixgateway.signing.KeyAlgorithm;

/** Our own certificates and revocation list as operators are told of them. */
final class ToldKeys {
    private ToldKeys() {}

    static OwnCertificate certificate(Use use, State state, X509Certificate certificate, Optional<X509CRL> list) {
        return new OwnCertificate(
                use,
                state,
                Certificates.digest(certificate),
                serial(certificate),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                KeyAlgorithm.of(certificate.getPublicKey())
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .orElseGet(() -> certificate.getPublicKey().getAlgorithm()),
                list.map(l -> l.getRevokedCertificate(certificate))
                        .map(entry -> entry.getRevocationDate().toInstant()));
    }

    static RevocationList list(X509CRL list) {
        List<Revoked> revoked = new ArrayList<>();
        if (list.getRevokedCertificates() != null) {
            list.getRevokedCertificates()
                    .forEach(entry -> revoked.add(new Revoked(
                            entry.getSerialNumber().toString(16),
                            entry.getRevocationDate().toInstant())));
        }
        Instant until = list.getNextUpdate().toInstant();
        return new RevocationList(list.getThisUpdate().toInstant(), until, revoked);
    }

    static String serial(X509Certificate certificate) {
        return certificate.getSerialNumber().toString(16);
    }
}
