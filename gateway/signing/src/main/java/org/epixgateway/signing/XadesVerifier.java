package org.epixgateway.signing;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.XMLSignature;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.exchange.OpenedEnvelope;
import org.epixgateway.core.exchange.SignatureVerifier;
import org.epixgateway.core.exchange.VerifiedEnvelope;
import org.epixgateway.core.party.RegisteredCertificate;

/**
 * The second check of a message. First the shape, by a closed list; then the certificate, by the registry; only then the
 * mathematics, over exactly the files there are. Thread-safe.
 */
public final class XadesVerifier implements SignatureVerifier {
    /** How far the clocks of two authorities may be apart. */
    static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final SignatureReader reader;

    public XadesVerifier(Limits limits) {
        Santuario.prepare();
        this.reader = new SignatureReader(limits.xmlDepthMax());
    }

    @Override
    public Verification verify(OpenedEnvelope envelope, List<RegisteredCertificate> seals, Instant at) {
        try {
            return verified(envelope, seals, at);
        } catch (RefusedException refused) {
            return new Rejected(refused.sentence());
        }
    }

    private Verified verified(OpenedEnvelope envelope, List<RegisteredCertificate> seals, Instant at)
            throws RefusedException {
        Map<String, Bytes> files = envelope.files().stream()
                .collect(Collectors.toMap(OpenedEnvelope.File::name, OpenedEnvelope.File::content));
        SignatureReading reading = reader.read(envelope.signatures().array(), files.keySet());
        X509Certificate certificate = presented(reading, seals);
        RegisteredCertificate seal = new RegisteredMatch(CertificateRole.SEAL, at).find(certificate, seals);
        checkSigningTime(reading.signingTime(), certificate, at);
        checkMathematics(reading, certificate.getPublicKey(), files);
        return new Verified(new VerifiedEnvelope(envelope, seal.der().digest(), reading.signingTime()), seal);
    }

    /**
     * The certificate that the signed properties name by digest, from the registry or from the message. Where it comes
     * from does not matter: what counts is what the registry says about it next.
     */
    private static X509Certificate presented(SignatureReading reading, List<RegisteredCertificate> seals)
            throws RefusedException {
        List<Bytes> candidates =
                new ArrayList<>(seals.stream().map(RegisteredCertificate::der).toList());
        candidates.addAll(reading.certificates());
        for (Bytes candidate : candidates) {
            if (candidate.size() > 0 && reading.certificateDigest().names(candidate.array())) {
                return Certificates.read(candidate)
                        .orElseThrow(
                                () -> new RefusedException("The signature brings a certificate that cannot be read."));
            }
        }
        throw new RefusedException(
                "The signature names a certificate that is neither registered for the sender nor in the message.");
    }

    private static void checkSigningTime(Instant claimed, X509Certificate certificate, Instant at)
            throws RefusedException {
        if (claimed.isAfter(at.plus(CLOCK_SKEW))) {
            throw new RefusedException("The signing time " + claimed + " lies in the future.");
        }
        boolean isWithin = !claimed.isBefore(certificate.getNotBefore().toInstant())
                && !claimed.isAfter(certificate.getNotAfter().toInstant());
        if (!isWithin) {
            throw new RefusedException("At the signing time " + claimed + " the seal certificate was not valid.");
        }
    }

    private static void checkMathematics(SignatureReading reading, PublicKey key, Map<String, Bytes> files)
            throws RefusedException {
        SignatureMethods.Method method = SignatureMethods.method(reading.signatureMethod())
                .orElseThrow(() -> new IllegalStateException("the reader lets no other method through"));
        if (!method.keyAlgorithm().equals(key.getAlgorithm())) {
            throw new RefusedException("The signature method is not for the kind of key that the sender registered.");
        }
        try {
            XMLSignature signature = new XMLSignature(reading.signature(), "", true, method.provider());
            signature.addResourceResolver(new Santuario.FilesOfContainer(files));
            if (!signature.checkSignatureValue(key)) {
                throw new RefusedException(
                        "The signature does not fit: a file or the signature was changed, or another key signed.");
            }
        } catch (XMLSecurityException unusable) {
            throw new RefusedException("The signature cannot be checked: it is damaged or excluded by the profile.");
        }
    }
}
