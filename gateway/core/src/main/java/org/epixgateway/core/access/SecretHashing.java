package org.epixgateway.core.access;

/** Makes and checks slow hashes of passwords (Argon2id). Thread-safe, deliberately expensive. */
public interface SecretHashing {
    /** A self-describing hash: algorithm, parameters, salt. */
    String hash(char[] secret);

    /** Constant-time comparison. A hash that cannot be read matches nothing. */
    boolean matches(char[] secret, String hash);
}
