package org.epixgateway.signing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;

/** Makes and compares secrets that machines hold: 256 random bits, kept as their SHA-256 only. Thread-safe. */
public final class SecretTokens {
    private static final int SECRET_BYTES = 32;

    private final SecureRandom random;

    public SecretTokens(SecureRandom random) {
        this.random = random;
    }

    /** 43 characters of the URL-safe base64 alphabet. */
    public String next() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** What is kept of a secret. */
    public static Digest digest(String secret) {
        return Bytes.utf8(secret).digest();
    }

    /** In a time that says nothing about where the difference lies. */
    public static boolean matches(String presented, Digest kept) {
        return MessageDigest.isEqual(ascii(digest(presented)), ascii(kept));
    }

    private static byte[] ascii(Digest digest) {
        return digest.hex().getBytes(StandardCharsets.US_ASCII);
    }
}
