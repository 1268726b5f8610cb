package org.epixgateway.app.running;

import java.security.cert.X509Certificate;
import java.util.List;
import org.epixgateway.core.exchange.OwnKeyEvidence;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.signing.Certificates;
import org.epixgateway.signing.KeyAlgorithm;
import org.epixgateway.signing.KeyEntry;
import org.epixgateway.signing.KeyMaterial;
import org.epixgateway.signing.KeyMaterial.Own;

/** Gives installations from before a use of keys their key for it, at the first start with the root at hand. */
record LaterKeys(KeyMaterial keys, OwnKeyEvidence evidence) {

    void complete(Own own) {
        synchronized (keys) {
            if (keys.has(own) || !keys.has(Own.ROOT)) {
                return;
            }
            KeyEntry made = keys.issue(own, KeyAlgorithm.P256, List.of());
            X509Certificate certificate = made.certificate();
            evidence.activated(
                    new OwnKeyEvidence.Subject(
                            CertificateUse.valueOf(own.name()),
                            Certificates.digest(certificate),
                            certificate.getSerialNumber().toString(16)),
                    "start");
            // a list that is older than the certificate proves nothing about it
            var unused = keys.reissueRevocationList();
            keys.take(own, made);
        }
    }
}
