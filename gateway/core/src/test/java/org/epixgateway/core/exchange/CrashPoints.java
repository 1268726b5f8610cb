package org.epixgateway.core.exchange;

import java.util.function.Supplier;

/**
 * Stops a gateway in memory before or after a durable step, as a kill would: the n-th time that a step begins or ends,
 * counted from zero, nothing of the gateway runs on. Happens once.
 */
public final class CrashPoints {
    /** The process is dead; only a test catches this. */
    public static final class Crash extends Error {
        private static final long serialVersionUID = 1L;

        Crash() {
            super("killed here by a test");
        }
    }

    private static final int NEVER = -1;

    private int crashAt = NEVER;
    private int passed;

    public synchronized void crashAt(int point) {
        crashAt = point;
        passed = 0;
    }

    /** Whether the crash that was asked for has not come. */
    public synchronized boolean isPending() {
        return crashAt != NEVER;
    }

    public synchronized void calmDown() {
        crashAt = NEVER;
    }

    <T> T around(Supplier<T> durableStep) {
        pass();
        T result = durableStep.get();
        pass();
        return result;
    }

    private synchronized void pass() {
        if (passed++ == crashAt) {
            crashAt = NEVER;
            throw new Crash();
        }
    }
}
