package org.epixgateway.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.epixgateway.core.exchange.EnvelopeSigner.SealedFile;

/**
 * Writes signature files as text, already in canonical form, and signs them with the JDK alone: a second implementation
 * that agrees with the first where it is honest, and can be wrong on purpose before or after signing.
 */
final class CraftedSeal {
    private static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    private static final String XADES = "http://uri.etsi.org/01903/v1.3.2#";

    private final List<SealedFile> files;
    private final PrivateKey key;
    private final X509Certificate certificate;
    private final Instant signingTime;
    private String method;
    private String jcaMethod;
    private String digest = "http://www.w3.org/2001/04/xmlenc#sha256";
    private String jcaDigest = "SHA-256";
    private UnaryOperator<String> beforeProperties = text -> text;
    private UnaryOperator<String> beforeSigning = text -> text;
    private UnaryOperator<String> afterSigning = text -> text;

    CraftedSeal(List<SealedFile> files, KeyEntry seal, Instant signingTime) {
        this.files = files;
        this.key = seal.key();
        this.certificate = seal.certificate();
        this.signingTime = signingTime;
        boolean isEc = key.getAlgorithm().equals("EC");
        this.method = "http://www.w3.org/2001/04/xmldsig-more#" + (isEc ? "ecdsa-sha256" : "rsa-sha256");
        this.jcaMethod = isEc ? "SHA256withECDSAinP1363Format" : "SHA256withRSA";
    }

    CraftedSeal method(String uri, String jca) {
        method = uri;
        jcaMethod = jca;
        return this;
    }

    CraftedSeal digest(String uri, String jca) {
        digest = uri;
        jcaDigest = jca;
        return this;
    }

    /** Changes the signed properties before they are signed. */
    CraftedSeal properties(UnaryOperator<String> change) {
        beforeProperties = change;
        return this;
    }

    /** Changes SignedInfo before it is signed. */
    CraftedSeal signedInfo(UnaryOperator<String> change) {
        beforeSigning = change;
        return this;
    }

    /** Changes the finished file. */
    CraftedSeal finished(UnaryOperator<String> change) {
        afterSigning = change;
        return this;
    }

    byte[] write() {
        String properties = beforeProperties.apply(signedProperties());
        String info = beforeSigning.apply(signedInfo(properties));
        String xml =
                "<asic:XAdESSignatures xmlns:asic=\"http://uri.etsi.org/02918/v1.2.1#\"><ds:Signature xmlns:ds=\"" + DS
                        + "\" Id=\"S\">" + info + "<ds:SignatureValue>" + sign(info)
                        + "</ds:SignatureValue><ds:KeyInfo><ds:X509Data><ds:X509Certificate>"
                        + base64(Certificates.der(certificate).array())
                        + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo><ds:Object><xades:QualifyingProperties xmlns:xades=\""
                        + XADES
                        + "\" Target=\"#S\">" + properties
                        + "</xades:QualifyingProperties></ds:Object></ds:Signature></asic:XAdESSignatures>";
        return afterSigning.apply(xml).getBytes(StandardCharsets.UTF_8);
    }

    private String signedInfo(String properties) {
        StringBuilder info = new StringBuilder("<ds:SignedInfo xmlns:ds=\"" + DS
                + "\"><ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"></ds:CanonicalizationMethod>"
                + "<ds:SignatureMethod Algorithm=\"" + method + "\"></ds:SignatureMethod>");
        for (int i = 0; i < files.size(); i++) {
            info.append("<ds:Reference Id=\"S-r" + i + "\" URI=\""
                            + files.get(i).name() + "\">")
                    .append(digested(files.get(i).content().array()))
                    .append("</ds:Reference>");
        }
        return info.append(
                        "<ds:Reference Type=\"http://uri.etsi.org/01903#SignedProperties\" URI=\"#S-sp\"><ds:Transforms>"
                                + "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"></ds:Transform></ds:Transforms>")
                .append(digested(properties.getBytes(StandardCharsets.UTF_8)))
                .append("</ds:Reference></ds:SignedInfo>")
                .toString();
    }

    private String signedProperties() {
        StringBuilder text = new StringBuilder("<xades:SignedProperties xmlns:xades=\"" + XADES
                + "\" Id=\"S-sp\"><xades:SignedSignatureProperties><xades:SigningTime>" + signingTime
                + "</xades:SigningTime><xades:SigningCertificateV2><xades:Cert><xades:CertDigest>"
                + "<ds:DigestMethod xmlns:ds=\"" + DS
                + "\" Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"></ds:DigestMethod>"
                + "<ds:DigestValue xmlns:ds=\"" + DS + "\">"
                + base64(hash("SHA-256", Certificates.der(certificate).array()))
                + "</ds:DigestValue></xades:CertDigest></xades:Cert></xades:SigningCertificateV2></xades:SignedSignatureProperties>"
                + "<xades:SignedDataObjectProperties>");
        for (int i = 0; i < files.size(); i++) {
            text.append("<xades:DataObjectFormat ObjectReference=\"#S-r" + i + "\"><xades:MimeType>"
                    + files.get(i).mediaType() + "</xades:MimeType></xades:DataObjectFormat>");
        }
        return text.append("</xades:SignedDataObjectProperties></xades:SignedProperties>")
                .toString();
    }

    private String digested(byte[] content) {
        return "<ds:DigestMethod Algorithm=\"" + digest + "\"></ds:DigestMethod><ds:DigestValue>"
                + base64(hash(jcaDigest, content)) + "</ds:DigestValue>";
    }

    private String sign(String info) {
        try {
            Signature signature = Signature.getInstance(jcaMethod);
            signature.initSign(key);
            signature.update(info.getBytes(StandardCharsets.UTF_8));
            return base64(signature.sign());
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("a test cannot sign", failed);
        }
    }

    private static byte[] hash(String algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("a test cannot digest", failed);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
