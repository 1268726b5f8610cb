package org.epixgateway.signing;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.tsp.GenTimeAccuracy;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TSPValidationException;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenInfo;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.evidence.TimeStamp;

/**
 * A token taken apart, nothing of it believed yet.
 *
 * @param signer the certificate that the signature names, as it came along
 * @param others all certificates that came along
 */
record StampToken(
        Bytes der,
        TimeStampTokenInfo content,
        SignerInformation signature,
        X509Certificate signer,
        List<X509Certificate> others) {
    private static final int CERTIFICATES_MAX = 10;

    /**
     * The same token in DER, which is how we keep it: inside an evidence record it is written so in any case.
     *
     * @throws RefusedException if it is no signed structure of CMS, or too long
     */
    static Bytes inDer(Bytes encoded) throws RefusedException {
        if (encoded.size() > TimeStamp.TOKEN_BYTES_MAX) {
            throw new RefusedException("The token is longer than " + TimeStamp.TOKEN_BYTES_MAX + " bytes.");
        }
        try {
            return Bytes.of(ContentInfo.getInstance(ASN1Primitive.fromByteArray(encoded.array()))
                    .getEncoded("DER"));
        } catch (IOException | RuntimeException malformed) {
            // Bouncy Castle says so of some malformed input by unchecked exceptions of many kinds
            throw unreadable();
        }
    }

    /** Reads one; the structure is bounded by its length, and in depth by Bouncy Castle. */
    static StampToken read(Bytes encoded) throws RefusedException {
        Bytes der = inDer(encoded);
        try {
            ContentInfo wrapped = ContentInfo.getInstance(ASN1Primitive.fromByteArray(der.array()));
            if (!wrapped.getContentType().equals(CMSObjectIdentifiers.signedData)) {
                throw new RefusedException("What came is no signed token.");
            }
            // refuses another content than a TSTInfo, and none or more than one signer
            TimeStampToken token = new TimeStampToken(wrapped);
            return taken(der, token);
        } catch (TSPValidationException broken) {
            // no binding to a certificate, or a signing time that is not the stamped one
            throw new RefusedException("The token lacks what every token has, or contradicts itself.");
        } catch (IOException | TSPException | CertificateException | RuntimeException malformed) {
            // as above
            throw unreadable();
        }
    }

    private static StampToken taken(Bytes der, TimeStampToken token) throws RefusedException, CertificateException {
        Collection<X509CertificateHolder> holders = token.getCertificates().getMatches(null);
        if (holders.size() > CERTIFICATES_MAX) {
            throw new RefusedException("The token brings more than " + CERTIFICATES_MAX + " certificates.");
        }
        JcaX509CertificateConverter platform = new JcaX509CertificateConverter();
        List<X509Certificate> others = new ArrayList<>();
        List<X509Certificate> signers = new ArrayList<>();
        for (X509CertificateHolder holder : holders) {
            X509Certificate certificate = platform.getCertificate(holder);
            others.add(certificate);
            if (token.getSID().match(holder)) {
                signers.add(certificate);
            }
        }
        if (signers.size() != 1) {
            throw new RefusedException("The token does not bring the one certificate that it is signed by.");
        }
        SignerInformation signature =
                token.toCMSSignedData().getSignerInfos().getSigners().iterator().next();
        return new StampToken(der, token.getTimeStampInfo(), signature, signers.get(0), List.copyOf(others));
    }

    Instant genTime() {
        return content.getGenTime().toInstant();
    }

    /** As the authority states it; often it states none. */
    Optional<Duration> accuracy() {
        GenTimeAccuracy stated = content.getGenTimeAccuracy();
        return stated == null
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(stated.getSeconds())
                        .plusMillis(stated.getMillis())
                        .plusNanos(1_000L * stated.getMicros()));
    }

    private static RefusedException unreadable() {
        return new RefusedException("What came is no time-stamp token.");
    }
}
