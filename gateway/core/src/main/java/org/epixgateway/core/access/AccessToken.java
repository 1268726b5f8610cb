package org.epixgateway.core.access;

import java.time.Instant;
import org.epixgateway.core.bytes.Digest;

/**
 * A token by which a system acts as an account: shown once, kept as the SHA-256 of its 256 random bits (a slow hash adds
 * nothing to a secret of that size).
 *
 * @param id public part, by which it is listed and revoked
 */
public record AccessToken(String id, String account, Digest secretDigest, Instant createdAt, Instant expiresAt) {}
