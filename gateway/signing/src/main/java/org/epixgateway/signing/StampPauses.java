package org.epixgateway.signing;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Which authorities are left alone for a while, since they failed: twice as long after each failure, up to a bound. By a
 * clock that only runs forward. Thread-safe.
 */
final class StampPauses {
    private final Duration first;
    private final Duration max;
    private final LongSupplier nanos;
    private final Map<String, Pause> pauses = new HashMap<>();

    private record Pause(Duration length, long until) {}

    StampPauses(Duration first, Duration max, LongSupplier nanos) {
        this.first = first;
        this.max = max;
        this.nanos = nanos;
    }

    /** How long an authority is still left alone; empty where it may be asked. */
    synchronized Optional<Duration> left(String authority) {
        return Optional.ofNullable(pauses.get(authority))
                .map(pause -> Duration.ofNanos(pause.until() - nanos.getAsLong()))
                .filter(Duration::isPositive);
    }

    synchronized void failed(String authority) {
        Pause before = pauses.get(authority);
        Duration doubled = before == null ? first : before.length().multipliedBy(2);
        Duration length = doubled.compareTo(max) > 0 ? max : doubled;
        pauses.put(authority, new Pause(length, nanos.getAsLong() + length.toNanos()));
    }

    synchronized void succeeded(String authority) {
        pauses.remove(authority);
    }
}
