package org.epixgateway.console;

import java.util.concurrent.atomic.AtomicInteger;
import org.epixgateway.core.access.SecretHashing;

/** No hash at all, but it counts how often it was asked. */
final class PlainHashing implements SecretHashing {
    final AtomicInteger comparisons = new AtomicInteger();

    @Override
    public String hash(char[] secret) {
        return "plain:" + new String(secret);
    }

    @Override
    public boolean matches(char[] secret, String hash) {
        comparisons.incrementAndGet();
        return hash.equals(hash(secret));
    }
}
