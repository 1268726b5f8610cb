package org.epixgateway.app.command;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** How commands wait for something: they look again and again for a while. */
final class Patience {
    private static final int MILLIS = 200;

    private Patience() {}

    /**
     * What was found; empty if nothing was in time, or if the program is told to stop meanwhile.
     *
     * @param atMost how long to wait in all, asked anew before each further look
     */
    static <T> Optional<T> look(Supplier<Duration> atMost, Supplier<Optional<T>> look) {
        long begun = System.nanoTime();
        Optional<T> found = look.get();
        while (found.isEmpty() && System.nanoTime() - begun < atMost.get().toNanos() && pause()) {
            found = look.get();
        }
        return found;
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(MILLIS);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
