package org.epixgateway.store;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants and spans as the store keeps them: whole microseconds, since 1970 and UTC. */
final class Micros {
    private static final long PER_SECOND = 1_000_000;
    // "For ever" (Instant.MAX, or a far-off certificate) must stay far off instead of overflowing.
    private static final Instant EARLIEST = Instant.EPOCH.plusSeconds(Long.MIN_VALUE / PER_SECOND);
    private static final Instant LATEST = Instant.EPOCH.plusSeconds(Long.MAX_VALUE / PER_SECOND);

    private Micros() {}

    static long of(Instant at) {
        if (at.isAfter(LATEST)) {
            return LATEST.getEpochSecond() * PER_SECOND;
        }
        if (at.isBefore(EARLIEST)) {
            return EARLIEST.getEpochSecond() * PER_SECOND;
        }
        return at.getEpochSecond() * PER_SECOND + at.getNano() / 1_000;
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    static long of(Duration span) {
        return span.toNanos() / 1_000;
    }

    static Duration span(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }
}
