package org.epixgateway.core.evidence;

import java.math.BigInteger;
import java.time.Instant;
import org.epixgateway.core.bytes.Bytes;

/**
 * A time under the signature of a time-stamp authority, checked before it became one of these.
 *
 * @param token the RFC 3161 time-stamp token, DER, with the authority's certificates in it
 * @param genTime when the authority says that it signed, UTC
 * @param serial the authority's own number of the token
 * @param policy object identifier of the rules by which the authority says that it works
 * @param authority its name in our settings
 * @param isIndependent false for the development authority, which is ourselves and proves nothing to others
 */
public record TimeStamp(
        Bytes token,
        Imprint imprint,
        Instant genTime,
        BigInteger serial,
        String policy,
        String authority,
        boolean isIndependent) {
    /** Longest token that we take or keep; real ones have 2 to 8 kB with their certificates. */
    public static final int TOKEN_BYTES_MAX = 64 << 10;

    public TimeStamp {
        if (token.size() == 0 || token.size() > TOKEN_BYTES_MAX) {
            throw new IllegalArgumentException("a token of " + token.size() + " bytes is none that we keep");
        }
        if (authority.isBlank() || policy.isBlank()) {
            throw new IllegalArgumentException("a time-stamp names its authority and its policy");
        }
    }
}
