package org.epixgateway.signing;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one revocation list after the last try to read it.
 *
 * @param list with its signature checked; absent where no such list was ever read
 * @param problem of the last try, a sentence; empty where there was none
 */
record Held(@Nullable Signed list, Instant triedAt, String problem) {
    private static final int CRL_SIGN = 6;

    /** A list whose signature was checked by this issuer's key. */
    record Signed(X509CRL list, X509Certificate by) {
        Instant nextUpdate() {
            return list.getNextUpdate().toInstant();
        }

        /** A repeated or an older one is as good as none: going back is how a revocation would be hidden. */
        private boolean isOlderThan(Signed other) {
            BigInteger number = CrlNumbers.of(list);
            Instant thisUpdate = list.getThisUpdate().toInstant();
            return by.equals(other.by)
                    && (thisUpdate.isBefore(other.list.getThisUpdate().toInstant())
                            || number.compareTo(CrlNumbers.of(other.list)) < 0);
        }
    }

    static Held of(X509CRL list, List<X509Certificate> issuers, Instant triedAt) {
        for (X509Certificate issuer : issuers) {
            if (isSigned(list, issuer)) {
                return new Held(new Signed(list, issuer), triedAt, "");
            }
        }
        return nothing("The revocation list is not signed by an issuer that is registered for the peer.", triedAt);
    }

    static Held nothing(String problem, Instant triedAt) {
        return new Held(null, triedAt, problem);
    }

    boolean isFresh(Instant at) {
        return list != null && at.isBefore(list.nextUpdate());
    }

    Held then(Held next) {
        boolean isKept = next.list == null || (list != null && next.list.isOlderThan(list));
        return isKept ? new Held(list, next.triedAt, next.problem) : next;
    }

    private static boolean isSigned(X509CRL list, X509Certificate issuer) {
        boolean[] usage = issuer.getKeyUsage();
        boolean isIssuer = list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                && issuer.getBasicConstraints() >= 0
                && (usage == null || usage[CRL_SIGN])
                && KeyStrength.of(issuer.getPublicKey()).isPresent()
                && !list.getSigAlgName().toUpperCase(Locale.ROOT).contains("SHA1");
        if (!isIssuer) {
            return false;
        }
        try {
            list.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException forged) {
            return false;
        }
    }
}
