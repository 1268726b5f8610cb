package org.epixgateway.signing;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;

/** X.509 certificates from their exact bytes and back. */
public final class Certificates {
    private Certificates() {}

    /** Empty where the bytes are no certificate. */
    public static Optional<X509Certificate> read(Bytes der) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            return Optional.of((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der.array())));
        } catch (CertificateException unreadable) {
            return Optional.empty();
        }
    }

    public static Bytes der(X509Certificate certificate) {
        try {
            return Bytes.of(certificate.getEncoded());
        } catch (CertificateEncodingException unencodable) {
            throw new IllegalArgumentException("a certificate without encoding", unencodable);
        }
    }

    /** SHA-256 over the DER: what an exact pin holds. */
    public static Digest digest(X509Certificate certificate) {
        return der(certificate).digest();
    }
}
