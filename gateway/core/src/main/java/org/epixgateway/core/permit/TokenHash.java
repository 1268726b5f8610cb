package org.epixgateway.core.permit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;
import org.epixgateway.core.bytes.Bytes;

/**
 * A permit's token as it is stored: SHA-256 over a salt and the token. The token itself is kept nowhere.
 *
 * @param value the 32 bytes of the hash
 */
public record TokenHash(Bytes salt, Bytes value) {
    /** Longer ones are no tokens; so nobody makes us hash long texts. */
    public static final int TOKEN_CHARS_MAX = 200;

    private static final int SALT_BYTES = 16;

    /** Stands in where a permit is unknown or has no token, so that the same work is done. No token has this hash. */
    public static final TokenHash NONE = new TokenHash(Bytes.of(new byte[SALT_BYTES]), Bytes.of(new byte[32]));

    public static TokenHash of(String token, RandomGenerator random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new TokenHash(Bytes.of(salt), Bytes.of(hash(salt, token)));
    }

    /** In a time that does not depend on where the two differ. */
    public boolean isOf(String token) {
        return MessageDigest.isEqual(value.array(), hash(salt.array(), token));
    }

    private static byte[] hash(byte[] salt, String token) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(salt);
            return sha.digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Neither salt nor hash: with them a token can be guessed. */
    @Override
    public String toString() {
        return "***";
    }
}
