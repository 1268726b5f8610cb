package org.epixgateway.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.Accuracy;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TimeStampRequest;
import org.epixgateway.core.bytes.Bytes;

/** A time-stamp authority that signs whatever a test wants it to, where a library would refuse. Honest as it is made. */
final class LyingAuthority {
    private static final AlgorithmIdentifier SHA256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);

    String signedBy = "SHA256withECDSA";
    String policy = "1.2.3.4";
    Optional<byte[]> imprint = Optional.empty();
    Optional<BigInteger> nonce = Optional.empty();
    boolean hasNonce = true;
    boolean isBound = true;
    Optional<X509Certificate> boundTo = Optional.empty();
    Optional<Accuracy> accuracy = Optional.empty();
    Optional<GeneralName> tsa = Optional.empty();
    List<X509Certificate> sent;

    private final KeyEntry key;
    private final Instant genTime;

    LyingAuthority(KeyEntry key, Instant genTime) {
        this.key = key;
        this.genTime = genTime;
        this.sent = key.chain();
    }

    static Optional<GeneralName> named(String name) {
        return Optional.of(new GeneralName(new X500Name(name)));
    }

    /** Granted, whatever was asked. */
    Bytes answer(byte[] request) {
        try {
            TimeStampRequest asked = new TimeStampRequest(request);
            byte[] token = token(asked);
            // status granted, without words
            DERSequence status = new DERSequence(new ASN1Integer(0));
            return Bytes.of(new DERSequence(new ASN1Encodable[] {status, ContentInfo.getInstance(token)}).getEncoded());
        } catch (IOException failed) {
            throw new IllegalStateException("a test's request", failed);
        }
    }

    static Bytes rejection() {
        try {
            DERSequence status =
                    new DERSequence(new ASN1Encodable[] {new ASN1Integer(2), new DERBitString(new byte[] {4}, 2)});
            return Bytes.of(new DERSequence(status).getEncoded());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] token(TimeStampRequest asked) throws IOException {
        TSTInfo content = new TSTInfo(
                new ASN1ObjectIdentifier(policy),
                new MessageImprint(
                        new AlgorithmIdentifier(asked.getMessageImprintAlgOID()),
                        imprint.orElse(asked.getMessageImprintDigest())),
                new ASN1Integer(4711),
                new ASN1GeneralizedTime(Date.from(genTime)),
                accuracy.orElse(null),
                null,
                hasNonce ? new ASN1Integer(nonce.orElse(asked.getNonce())) : null,
                tsa.orElse(null),
                null);
        try {
            CMSSignedDataGenerator cms = new CMSSignedDataGenerator();
            cms.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                            .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(attributes()))
                            .build(new JcaContentSignerBuilder(signedBy).build(key.key()), key.certificate()));
            cms.addCertificates(new JcaCertStore(new ArrayList<>(sent)));
            return cms.generate(
                            new CMSProcessableByteArray(PKCSObjectIdentifiers.id_ct_TSTInfo, content.getEncoded("DER")),
                            true)
                    .getEncoded();
        } catch (CMSException | OperatorCreationException | GeneralSecurityException failed) {
            throw new IllegalStateException("a test's token", failed);
        }
    }

    private AttributeTable attributes() throws GeneralSecurityException {
        Attribute time = new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(genTime))));
        if (!isBound) {
            return new AttributeTable(time);
        }
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(boundTo.orElse(key.certificate()).getEncoded());
        Attribute bound = new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new DERSet(new SigningCertificateV2(new ESSCertIDv2(SHA256, digest))));
        ASN1EncodableVector both = new ASN1EncodableVector();
        both.add(time);
        both.add(bound);
        return new AttributeTable(both);
    }
}
