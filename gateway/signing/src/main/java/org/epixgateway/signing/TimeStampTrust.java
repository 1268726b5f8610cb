package org.epixgateway.signing;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What we demand of a time-stamp authority before its word counts.
 *
 * @param anchors the authorities' roots as configured; never those of the platform
 * @param revocationLists empty: revocation is not asked; else each certificate below an anchor must be on no list and
 *     covered by one
 * @param policies object identifiers of the policies that are taken; empty: any
 * @param tolerance how far the stamped time may be from our clock, and the most inaccuracy it may state
 */
public record TimeStampTrust(
        List<X509Certificate> anchors, List<X509CRL> revocationLists, Set<String> policies, Duration tolerance) {
    /** Clocks that are set by a time server differ by far less. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    public TimeStampTrust {
        anchors = List.copyOf(anchors);
        revocationLists = List.copyOf(revocationLists);
        policies = Set.copyOf(policies);
        if (anchors.isEmpty()) {
            throw new IllegalArgumentException("a time-stamp authority without a trust anchor proves nothing");
        }
        if (tolerance.isNegative()) {
            throw new IllegalArgumentException("a tolerance is not negative");
        }
    }

    /** Any policy, no revocation lists. */
    public static TimeStampTrust of(X509Certificate... anchors) {
        return new TimeStampTrust(List.of(anchors), List.of(), Set.of(), TOLERANCE);
    }
}
