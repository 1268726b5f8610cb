package org.epixgateway.console.verification;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Holds answers to failed tries back without holding a thread: the request is given to a thread again when it is time. */
final class Held implements AutoCloseable {
    private static final long LATEST_MILLIS = 20_000;

    private final ScheduledThreadPoolExecutor timer;

    Held() {
        timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("verification-delay").factory());
        timer.setRemoveOnCancelPolicy(true);
    }

    /** @param ended called once, whatever becomes of the request */
    void back(HttpServletRequest request, Duration delay, Runnable ended) {
        AsyncContext held = request.startAsync();
        held.setTimeout(LATEST_MILLIS);
        Ended end = new Ended(ended);
        held.addListener(end);
        var unused = timer.schedule(
                () -> {
                    if (!end.isOver()) {
                        held.dispatch();
                    }
                },
                delay.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** Gives the place back when the request is over. */
    private static final class Ended implements AsyncListener {
        private final Runnable then;
        private final AtomicBoolean isOver = new AtomicBoolean();

        Ended(Runnable then) {
            this.then = then;
        }

        boolean isOver() {
            return isOver.get();
        }

        private void end() {
            if (isOver.compareAndSet(false, true)) {
                then.run();
            }
        }

        @Override
        public void onComplete(AsyncEvent event) {
            end();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            end();
        }

        @Override
        public void onError(AsyncEvent event) {
            end();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // never started twice
        }
    }
}
