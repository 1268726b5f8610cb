package org.epixgateway.signing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of key that a Party can have made for it. */
public enum KeyAlgorithm {
    P256("SHA256withECDSA", "secp256r1", 0),
    P384("SHA384withECDSA", "secp384r1", 0),
    RSA2048("SHA256withRSA", "", 2048),
    RSA3072("SHA256withRSA", "", 3072),
    RSA4096("SHA256withRSA", "", 4096);

    private final String certificateSignature;
    private final String curve;
    private final int bits;

    KeyAlgorithm(String certificateSignature, String curve, int bits) {
        this.certificateSignature = certificateSignature;
        this.curve = curve;
        this.bits = bits;
    }

    /** By its name in settings: p256, p384, rsa2048, rsa3072, rsa4096. */
    public static Optional<KeyAlgorithm> named(String name) {
        return Arrays.stream(values())
                .filter(a -> a.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** The kind of a key that there is; empty for one that is made elsewhere only. */
    public static Optional<KeyAlgorithm> of(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return Arrays.stream(values())
                    .filter(a -> a.bits == rsa.getModulus().bitLength())
                    .findFirst();
        }
        return KeyStrength.of(key).map(strength -> strength == KeyStrength.P384 ? P384 : P256);
    }

    KeyPair generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(bits == 0 ? "EC" : "RSA");
            generator.initialize(
                    bits == 0
                            ? new ECGenParameterSpec(curve)
                            : new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4),
                    random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java platform cannot make keys of kind " + this, missing);
        }
    }

    /** How a key of this kind signs certificates and revocation lists. */
    String certificateSignature() {
        return certificateSignature;
    }
}
