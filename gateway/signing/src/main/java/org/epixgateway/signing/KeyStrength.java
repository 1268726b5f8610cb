package org.epixgateway.signing;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.Optional;

/** The kinds of key that the profile takes; every other key is no key. */
enum KeyStrength {
    P256,
    P384,
    RSA;

    private static final int RSA_BITS_MIN = 2048;
    /** Larger keys only cost the verifier time. */
    private static final int RSA_BITS_MAX = 8192;

    private static final ECParameterSpec P256_CURVE = curve("secp256r1");
    private static final ECParameterSpec P384_CURVE = curve("secp384r1");

    static Optional<KeyStrength> of(PublicKey key) {
        if (key instanceof ECPublicKey ec) {
            return isOn(ec.getParams(), P256_CURVE)
                    ? Optional.of(P256)
                    : isOn(ec.getParams(), P384_CURVE) ? Optional.of(P384) : Optional.empty();
        }
        if (key instanceof RSAPublicKey rsa && isRsaAccepted(rsa)) {
            return Optional.of(RSA);
        }
        return Optional.empty();
    }

    private static boolean isRsaAccepted(RSAPublicKey rsa) {
        int bits = rsa.getModulus().bitLength();
        return bits >= RSA_BITS_MIN
                && bits <= RSA_BITS_MAX
                && rsa.getPublicExponent().bitLength() > 16
                && rsa.getPublicExponent().bitLength() <= 64;
    }

    static boolean isOn(ECParameterSpec given, ECParameterSpec named) {
        return given != null
                && given.getCurve().equals(named.getCurve())
                && given.getGenerator().equals(named.getGenerator())
                && given.getOrder().equals(named.getOrder())
                && given.getCofactor() == named.getCofactor();
    }

    static ECParameterSpec curve(String name) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(name));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java platform has no curve " + name, missing);
        }
    }
}
