package org.epixgateway.judges;

import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The European Commission's Digital Signature Service, with our test root as its only trust. */
final class Dss {
    private Dss() {}

    static Reports validate(Path container) {
        SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new FileDocument(container.toFile()));
        validator.setCertificateVerifier(verifier());
        return validator.validateDocument();
    }

    static CommonCertificateVerifier verifier() {
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(certificate("root.crt"));
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        InputStream list = new ByteArrayInputStream(bytes("root.crl"));
        verifier.setCrlSource(new ExternalResourcesCRLSource(list));
        return verifier;
    }

    static CertificateToken certificate(String name) {
        return DSSUtils.loadCertificate(new ByteArrayInputStream(bytes(name)));
    }

    static InMemoryDocument file(String name, String text) {
        return new InMemoryDocument(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), name);
    }

    private static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(Product.key(name));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
