package org.epixgateway.app.running;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Starts at the wall clock's time and then only counts: it never jumps, whatever happens to the machine's clock. */
final class SteadyClock extends Clock {
    private final Instant start;
    private final long startNanos = System.nanoTime();

    SteadyClock(Clock wall) {
        this.start = wall.instant();
    }

    @Override
    public Instant instant() {
        return start.plusNanos(System.nanoTime() - startNanos);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("instants have no zone");
    }
}
