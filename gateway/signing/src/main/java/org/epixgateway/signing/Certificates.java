package org.epixgateway.signing;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;

/** X.509 certificates from their exact bytes and back. */
public final class Certificates {
    /** DNS name and IP address (RFC 5280, 4.2.1.6). */
    private static final Set<Object> HOST_KINDS = Set.of(2, 7);

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

    /** All certificates of a PEM file; empty where the bytes are none, or hold anything else. */
    public static List<X509Certificate> readAll(Bytes pem) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            return factory.generateCertificates(pem.stream()).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException unreadable) {
            return List.of();
        }
    }

    public static Bytes der(X509Certificate certificate) {
        try {
            return Bytes.of(certificate.getEncoded());
        } catch (CertificateEncodingException unencodable) {
            throw new IllegalArgumentException("a certificate without encoding", unencodable);
        }
    }

    /** The names and addresses that a TLS certificate stands for; empty where it says none. */
    public static List<String> hosts(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> name.get(1) instanceof String && HOST_KINDS.contains(name.get(0)))
                            .map(name -> String.valueOf(name.get(1)))
                            .toList();
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }

    /** SHA-256 over the DER: what an exact pin holds. */
    public static Digest digest(X509Certificate certificate) {
        return der(certificate).digest();
    }
}
