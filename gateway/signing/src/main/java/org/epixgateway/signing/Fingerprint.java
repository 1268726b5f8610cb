package org.epixgateway.signing;

import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Optional;
import org.epixgateway.core.bytes.Digest;

/** A certificate's SHA-256 as two people compare it over the telephone: sixteen groups of four digits. */
public record Fingerprint(Digest digest) {
    private static final int GROUP = 4;

    public static Fingerprint of(X509Certificate certificate) {
        return new Fingerprint(Certificates.digest(certificate));
    }

    /** Takes what people type: groups with blanks, colons or hyphens, either case. */
    public static Optional<Fingerprint> parse(String typed) {
        String hex = typed.replaceAll("[\\s:-]", "").toLowerCase(Locale.ROOT);
        return Digest.isWellFormed(hex) ? Optional.of(new Fingerprint(new Digest(hex))) : Optional.empty();
    }

    @Override
    public String toString() {
        StringBuilder groups = new StringBuilder();
        String hex = digest.hex().toUpperCase(Locale.ROOT);
        for (int at = 0; at < hex.length(); at += GROUP) {
            groups.append(at == 0 ? "" : " ").append(hex, at, at + GROUP);
        }
        return groups.toString();
    }
}
