package org.epixgateway.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Writes one X.509 certificate: extensions one by one, signature last. */
final class CertificateWriter {
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
    private static final int SERIAL_BITS = 120;

    private final X509v3CertificateBuilder builder;
    private final JcaX509ExtensionUtils extensions;

    CertificateWriter(
            X500Name issuer,
            PublicKey issuerKey,
            X500Name subject,
            PublicKey key,
            Validity validity,
            SecureRandom random) {
        // at least one bit set high, so that the serial number is positive and never zero
        BigInteger serial = new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS);
        this.builder = new JcaX509v3CertificateBuilder(
                issuer, serial, Date.from(validity.from()), Date.from(validity.until()), subject, key);
        try {
            this.extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key));
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(issuerKey));
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("a certificate cannot be written", impossible);
        }
    }

    /** From and until, both inclusive, whole seconds. */
    record Validity(Instant from, Instant until) {}

    CertificateWriter authority() {
        return add(Extension.basicConstraints, true, new BasicConstraints(0))
                .add(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    }

    CertificateWriter forUse(int keyUsage) {
        return add(Extension.basicConstraints, true, new BasicConstraints(false))
                .add(Extension.keyUsage, true, new KeyUsage(keyUsage));
    }

    /**
     * Critical: software that does not know the usage must not use the certificate at all.
     *
     * @param use object identifier of the one use
     */
    CertificateWriter forNothingBut(String use) {
        KeyPurposeId only = KeyPurposeId.getInstance(new ASN1ObjectIdentifier(use));
        return add(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(only));
    }

    CertificateWriter forConnections(List<String> hosts) {
        KeyPurposeId[] purposes = {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth};
        add(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
        GeneralName[] names = hosts.stream()
                .map(host -> new GeneralName(
                        ADDRESS.matcher(host).matches() ? GeneralName.iPAddress : GeneralName.dNSName, host))
                .toArray(GeneralName[]::new);
        return names.length == 0 ? this : add(Extension.subjectAlternativeName, false, new GeneralNames(names));
    }

    X509Certificate signedBy(PrivateKey issuerKey, String algorithm) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(issuerKey)));
        } catch (OperatorCreationException | GeneralSecurityException failed) {
            throw new IllegalStateException("the issuer's key does not sign certificates", failed);
        }
    }

    CertificateWriter add(ASN1ObjectIdentifier which, boolean isCritical, org.bouncycastle.asn1.ASN1Encodable value) {
        try {
            builder.addExtension(which, isCritical, value);
            return this;
        } catch (IOException impossible) {
            throw new IllegalStateException("a certificate extension cannot be written", impossible);
        }
    }
}
