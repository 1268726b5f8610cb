package org.epixgateway.signing;

import java.security.Provider;
import java.security.Security;
import java.util.Map;
import java.util.Optional;
import org.apache.xml.security.signature.XMLSignature;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The closed lists of algorithms, and which provider checks which: measured, not guessed. */
final class SignatureMethods {
    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();
    private static final Provider RSA = Optional.ofNullable(Security.getProvider("SunRsaSign"))
            .orElseThrow(() -> new IllegalStateException("this Java platform has no provider SunRsaSign"));

    private static final Map<String, Method> METHODS = Map.of(
            XMLSignature.ALGO_ID_SIGNATURE_ECDSA_SHA256, new Method("EC", BOUNCY_CASTLE),
            XMLSignature.ALGO_ID_SIGNATURE_ECDSA_SHA384, new Method("EC", BOUNCY_CASTLE),
            XMLSignature.ALGO_ID_SIGNATURE_ECDSA_SHA512, new Method("EC", BOUNCY_CASTLE),
            XMLSignature.ALGO_ID_SIGNATURE_RSA_SHA256, new Method("RSA", RSA),
            XMLSignature.ALGO_ID_SIGNATURE_RSA_SHA384, new Method("RSA", RSA),
            XMLSignature.ALGO_ID_SIGNATURE_RSA_SHA512, new Method("RSA", RSA),
            XMLSignature.ALGO_ID_SIGNATURE_RSA_SHA256_MGF1, new Method("RSA", BOUNCY_CASTLE),
            XMLSignature.ALGO_ID_SIGNATURE_RSA_SHA384_MGF1, new Method("RSA", BOUNCY_CASTLE),
            XMLSignature.ALGO_ID_SIGNATURE_RSA_SHA512_MGF1, new Method("RSA", BOUNCY_CASTLE));

    private static final Map<String, String> DIGESTS =
            Map.of(Xades.SHA256, "SHA-256", Xades.SHA384, "SHA-384", Xades.SHA512, "SHA-512");

    private SignatureMethods() {}

    /** @param keyAlgorithm the kind of key it goes with: a key of another kind never meets it */
    record Method(String keyAlgorithm, Provider provider) {}

    static Optional<Method> method(String uri) {
        return Optional.ofNullable(METHODS.get(uri));
    }

    /** Java's name of an accepted digest. */
    static Optional<String> digest(String uri) {
        return Optional.ofNullable(DIGESTS.get(uri));
    }
}
