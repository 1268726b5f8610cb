package org.epixgateway.signing;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.tsp.TimeStampTokenInfo;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.evidence.Imprint;
import org.epixgateway.core.evidence.TimeStamp;
import org.jspecify.annotations.Nullable;

/**
 * Whether a time-stamp token is what was asked for and comes from whom we trust (RFC 3161, 5816). Nothing of a token
 * counts before all of this holds; the mathematics alone is the smallest part of it. Thread-safe.
 */
public final class TimeStampVerifier {
    private static final int VERSION = 1;
    /** RFC 3161 asks for 160; more only cost room. */
    private static final int SERIAL_BITS_MAX = 512;

    private final TimeStampTrust trust;
    private final StampChain chain;

    public TimeStampVerifier(TimeStampTrust trust) {
        this.trust = trust;
        this.chain = new StampChain(trust);
    }

    /** What a check found. */
    public sealed interface Outcome {}

    /**
     * @param accuracy as the authority states it
     * @param isOrdered whether the authority promises that its tokens can be ordered by their times alone
     * @param anchor whom we trust that vouches for it
     */
    public record Verified(TimeStamp stamp, Optional<Duration> accuracy, boolean isOrdered, X509Certificate anchor)
            implements Outcome {}

    /** @param sentence the first thing that is wrong; never text that a stranger wrote */
    public record Refused(String sentence) implements Outcome {}

    /** What was asked of an authority, and when. */
    record Question(Imprint imprint, BigInteger nonce, Optional<String> policy, Instant askedAt) {}

    /** A token that was kept, against the imprint that it has to be about, as it counts at a moment. */
    public Outcome verify(Bytes token, Imprint imprint, Instant at) {
        try {
            StampToken read = StampToken.read(token);
            if (read.genTime().isAfter(at.plus(trust.tolerance()))) {
                throw new RefusedException("The stamped time has not come yet.");
            }
            return verified(read, imprint, at);
        } catch (RefusedException refused) {
            return new Refused(refused.sentence());
        }
    }

    /** A token that has just come, against the question that it answers. */
    Outcome verify(Bytes token, Question question, Instant receivedAt) {
        try {
            StampToken read = StampToken.read(token);
            requireAnswer(read, question, receivedAt);
            return verified(read, question.imprint(), receivedAt);
        } catch (RefusedException refused) {
            return new Refused(refused.sentence());
        }
    }

    private void requireAnswer(StampToken token, Question question, Instant receivedAt) throws RefusedException {
        if (!question.nonce().equals(token.content().getNonce())) {
            throw new RefusedException(
                    "The token does not bring back our nonce: it is the answer to another question.");
        }
        String policy = token.content().getPolicy().getId();
        if (question.policy().filter(asked -> !asked.equals(policy)).isPresent()) {
            throw new RefusedException("The token is by another policy than was asked for.");
        }
        Instant genTime = token.genTime();
        if (genTime.isBefore(question.askedAt().minus(trust.tolerance()))
                || genTime.isAfter(receivedAt.plus(trust.tolerance()))) {
            throw new RefusedException(
                    "The stamped time is further than " + trust.tolerance().toSeconds() + " s away from our clock.");
        }
    }

    private Outcome verified(StampToken token, Imprint imprint, Instant at) throws RefusedException {
        requireContent(token, imprint);
        requireStrongSignature(token);
        X509Certificate signer = token.signer();
        StampChain.requireTimeStamping(signer);
        StampSignature.require(token);
        X509Certificate anchor = chain.anchor(token, at);
        boolean isIndependent = !DevelopmentTimeStampAuthority.isDevelopment(anchor);
        TimeStampTokenInfo content = token.content();
        TimeStamp stamp = new TimeStamp(
                token.der(),
                imprint,
                token.genTime(),
                content.getSerialNumber(),
                content.getPolicy().getId(),
                signer.getSubjectX500Principal().getName(),
                isIndependent);
        return new Verified(stamp, token.accuracy(), content.isOrdered(), anchor);
    }

    private void requireContent(StampToken token, Imprint imprint) throws RefusedException {
        TimeStampTokenInfo content = token.content();
        if (!content.toASN1Structure().getVersion().hasValue(VERSION)) {
            throw new RefusedException("The token is of another version.");
        }
        if (!StampAlgorithms.isOf(imprint, content.getMessageImprintAlgOID())
                || !MessageDigest.isEqual(imprint.value().array(), content.getMessageImprintDigest())) {
            throw new RefusedException("The token is about another imprint.");
        }
        if (!trust.policies().isEmpty()
                && !trust.policies().contains(content.getPolicy().getId())) {
            throw new RefusedException("The token is by a policy that is not on the list.");
        }
        if (content.getSerialNumber().bitLength() > SERIAL_BITS_MAX) {
            throw new RefusedException("The token's serial number is too long.");
        }
        if (content.getExtensions() != null && content.getExtensions().getCriticalExtensionOIDs().length > 0) {
            throw new RefusedException("The token demands something that is not known here.");
        }
        if (token.accuracy()
                .filter(stated -> stated.compareTo(trust.tolerance()) > 0)
                .isPresent()) {
            throw new RefusedException("The token states a time that is less accurate than we accept.");
        }
        requireSameName(content.getTsa(), token.signer());
    }

    /** Where the token names its authority, it must be the one that signed. */
    private static void requireSameName(@Nullable GeneralName tsa, X509Certificate signer) throws RefusedException {
        if (tsa != null && tsa.getTagNo() == GeneralName.directoryName) {
            X500Name subject =
                    X500Name.getInstance(signer.getSubjectX500Principal().getEncoded());
            if (!X500Name.getInstance(tsa.getName()).equals(subject)) {
                throw new RefusedException("The token names another authority than the one that signed it.");
            }
        }
    }

    private static void requireStrongSignature(StampToken token) throws RefusedException {
        ASN1ObjectIdentifier digest = token.signature().getDigestAlgorithmID().getAlgorithm();
        ASN1ObjectIdentifier signature =
                new ASN1ObjectIdentifier(token.signature().getEncryptionAlgOID());
        if (!StampAlgorithms.isDigest(digest)) {
            throw new RefusedException("The token is signed over a digest that is not taken.");
        }
        if (!StampAlgorithms.isSignature(signature, digest)) {
            throw new RefusedException("The token is signed by an algorithm that is not taken.");
        }
        if (!StampAlgorithms.isStrong(token.signer().getPublicKey())) {
            throw new RefusedException("The token is signed by a key of a kind that is not taken.");
        }
    }
}
