package org.epixgateway.peers;

import org.jspecify.annotations.Nullable;

/** What a peer wrote for people, made fit to be shown and logged. */
public final class Said {
    private static final int LENGTH_MAX = 300;

    private Said() {}

    public static String by(@Nullable String peer) {
        if (peer == null || peer.isBlank()) {
            return "no reason given";
        }
        String plain =
                peer.replaceAll("[\\s\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
        return plain.length() > LENGTH_MAX ? plain.substring(0, LENGTH_MAX) + "..." : plain;
    }
}
