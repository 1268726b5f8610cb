package org.epixgateway.core.party;

import java.security.cert.X509Certificate;
import org.epixgateway.core.bytes.Digest;

/** How a registry entry names the certificate that it stands for; never an issuer alone, never a country alone. */
public sealed interface Pin {

    boolean matches(X509Certificate certificate, Digest fingerprint);

    /** The default: exactly this certificate, by the SHA-256 of its DER. */
    record Exact(Digest fingerprint) implements Pin {
        @Override
        public boolean matches(X509Certificate certificate, Digest presented) {
            return fingerprint.equals(presented);
        }
    }

    /** Any certificate of this issuer with exactly this subject and this policy (RFC 2253 names). */
    record BySubject(String issuer, String subject, String policyOid) implements Pin {
        @Override
        public boolean matches(X509Certificate certificate, Digest presented) {
            return certificate.getIssuerX500Principal().getName().equals(issuer)
                    && certificate.getSubjectX500Principal().getName().equals(subject)
                    && CertificatePolicies.of(certificate).contains(policyOid);
        }
    }
}
