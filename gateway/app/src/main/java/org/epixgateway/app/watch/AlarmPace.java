package org.epixgateway.app.watch;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Lets one line through per second and counts the others, so that strangers cannot fill the log. Thread-safe. */
final class AlarmPace {
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier nanos;
    private boolean isFirst = true;
    private long last;
    private long heldBack;

    /** @param nanos a clock that only runs forward, such as {@link System#nanoTime()} */
    AlarmPace(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** How many were held back since the last line, or -1 if this one is held back as well. */
    synchronized long admit() {
        long now = nanos.getAsLong();
        if (!isFirst && now - last < PAUSE) {
            heldBack++;
            return -1;
        }
        isFirst = false;
        last = now;
        long others = heldBack;
        heldBack = 0;
        return others;
    }
}
