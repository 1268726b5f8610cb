package org.epixgateway.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSVerifierCertificateNotValidException;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** The signature of a token: the certificate that it binds itself to, then the mathematics. */
final class StampSignature {
    private StampSignature() {}

    static void require(StampToken token) throws RefusedException {
        boolean isRight;
        try {
            requireBound(token);
            isRight = token.signature().verify(new JcaSimpleSignerInfoVerifierBuilder().build(token.signer()));
        } catch (CMSVerifierCertificateNotValidException outside) {
            throw new RefusedException("The stamped time is not within the validity of the authority's certificate.");
        } catch (CMSException | OperatorCreationException | CertificateEncodingException wrong) {
            isRight = false;
        } catch (RuntimeException malformed) {
            // attributes that are malformed are told by unchecked exceptions of many kinds
            isRight = false;
        }
        if (!isRight) {
            throw new RefusedException("The token's signature is wrong.");
        }
    }

    /** RFC 5816: the signature covers which certificate it is by, as a digest that nobody can meet twice. */
    private static void requireBound(StampToken token)
            throws RefusedException, OperatorCreationException, CertificateEncodingException {
        AttributeTable signed = token.signature().getSignedAttributes();
        if (signed == null) {
            throw new RefusedException("The token's signature has no signed attributes.");
        }
        ASN1EncodableVector found = signed.getAll(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (found.size() != 1) {
            throw new RefusedException("The token does not say once, by a strong digest, which certificate it is by.");
        }
        ASN1Encodable[] values = Attribute.getInstance(found.get(0)).getAttributeValues();
        ESSCertIDv2[] named =
                values.length == 1 ? SigningCertificateV2.getInstance(values[0]).getCerts() : new ESSCertIDv2[0];
        if (named.length == 0 || !isOf(named[0], token.signer())) {
            throw new RefusedException("The token binds itself to another certificate than the one that it is by.");
        }
    }

    private static boolean isOf(ESSCertIDv2 named, X509Certificate certificate)
            throws OperatorCreationException, CertificateEncodingException {
        if (!StampAlgorithms.isDigest(named.getHashAlgorithm().getAlgorithm())) {
            return false;
        }
        DigestCalculator digest =
                new JcaDigestCalculatorProviderBuilder().build().get(named.getHashAlgorithm());
        byte[] encoded = certificate.getEncoded();
        try (var out = digest.getOutputStream()) {
            out.write(encoded);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        IssuerSerial issuer = named.getIssuerSerial();
        return MessageDigest.isEqual(digest.getDigest(), named.getCertHash())
                && (issuer == null || isOf(issuer, certificate));
    }

    private static boolean isOf(IssuerSerial named, X509Certificate certificate) {
        X500Name issuer =
                X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded());
        return named.getSerial().hasValue(certificate.getSerialNumber())
                && named.getIssuer().equals(new GeneralNames(new GeneralName(issuer)));
    }
}
