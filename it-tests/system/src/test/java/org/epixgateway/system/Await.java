package org.epixgateway.system;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition, with a limit. */
final class Await {
    private static final Duration STEP = Duration.ofMillis(50);

    private Await() {}

    static void until(String what, Duration limit, BooleanSupplier condition) {
        value(what, limit, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** @param seen what to tell when it does not come true */
    static void until(String what, Supplier<String> seen, Duration limit, BooleanSupplier condition) {
        try {
            until(what, limit, condition);
        } catch (AssertionError late) {
            throw new AssertionError(late.getMessage() + "\n" + seen.get(), late);
        }
    }

    static <T> T value(String what, Duration limit, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + limit.toNanos();
        Optional<T> seen = look.get();
        while (seen.isEmpty()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not within " + limit + ": " + what);
            }
            LockSupport.parkNanos(STEP.toNanos());
            seen = look.get();
        }
        return seen.get();
    }
}
