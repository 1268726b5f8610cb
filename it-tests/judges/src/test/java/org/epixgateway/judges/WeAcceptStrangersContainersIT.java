package org.epixgateway.judges;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.asic.xades.ASiCWithXAdESSignatureParameters;
import eu.europa.esig.dss.asic.xades.signature.ASiCWithXAdESService;
import eu.europa.esig.dss.enumerations.ASiCContainerType;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.token.DSSPrivateKeyEntry;
import eu.europa.esig.dss.token.Pkcs12SignatureToken;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore.PasswordProtection;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class WeAcceptStrangersContainersIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"SHA256", "SHA384", "SHA512"})
    void a_container_made_by_dss_is_accepted(DigestAlgorithm digest) throws IOException {
        Path container = madeByDss(digest);

        assertThat(Product.verdict(container)).isEqualTo("dss.asice VERIFIED 3 files");
    }

    @Test
    void a_container_made_by_python_and_xmlsec1_is_accepted() throws URISyntaxException {
        Path container = madeByPython("honest");

        assertThat(Product.verdict(container)).isEqualTo("python.asice VERIFIED 2 files");
    }

    @Test
    void a_container_made_by_python_whose_permit_was_changed_after_signing_is_refused() throws URISyntaxException {
        Path container = madeByPython("changed");

        assertThat(Product.verdict(container)).startsWith("python.asice REJECTED The signature does not fit");
    }

    private Path madeByDss(DigestAlgorithm digest) throws IOException {
        char[] password = Files.readString(Product.key("seal.password")).toCharArray();
        try (Pkcs12SignatureToken token =
                new Pkcs12SignatureToken(Product.key("seal.p12").toFile(), new PasswordProtection(password))) {
            DSSPrivateKeyEntry key = token.getKeys().get(0);
            ASiCWithXAdESSignatureParameters parameters = new ASiCWithXAdESSignatureParameters();
            parameters.setSignatureLevel(SignatureLevel.XAdES_BASELINE_B);
            parameters.aSiC().setContainerType(ASiCContainerType.ASiC_E);
            parameters.setDigestAlgorithm(digest);
            parameters.setSigningCertificate(key.getCertificate());
            parameters.setCertificateChain(key.getCertificateChain());
            ASiCWithXAdESService service = new ASiCWithXAdESService(Dss.verifier());
            List<DSSDocument> files = List.of(
                    Dss.file("header.xml", "<header xmlns=\"urn:test\"/>"),
                    Dss.file("permit.xml", "<permit xmlns=\"urn:test\"/>"),
                    Dss.file("attachment-1.pdf", "not really".repeat(1000)));
            SignatureValue value = token.sign(service.getDataToSign(files, parameters), digest, key);
            Path container = folder.resolve("dss.asice");
            try (InputStream made =
                    service.signDocument(files, parameters, value).openStream()) {
                Files.copy(made, container);
            }
            return container;
        }
    }

    private Path madeByPython(String how) throws URISyntaxException {
        Tool.require("python3");
        Tool.require("xmlsec1");
        URL script = Objects.requireNonNull(getClass().getResource("/make_container.py"));
        Tool.run(
                        folder,
                        List.of(
                                "python3",
                                Path.of(script.toURI()).toString(),
                                Product.key("seal.key").toString(),
                                Product.key("seal.crt").toString(),
                                how))
                .requireSuccess();
        return folder.resolve("python.asice");
    }
}
