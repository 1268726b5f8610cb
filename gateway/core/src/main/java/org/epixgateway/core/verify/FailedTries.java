package org.epixgateway.core.verify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts questions that proved nothing, by who asked. They make his next answers of this kind come later, and nothing else:
 * no permit is ever locked, and whoever shows the paper is answered at once. The count runs off with time. Thread-safe.
 */
public final class FailedTries {
    /** Of the answer to the first failed try; a person does not mind, a program that guesses does. */
    public static final Duration FIRST = Duration.ofMillis(250);

    public static final Duration MAX = Duration.ofSeconds(8);

    /** One failed try is forgotten in this time. */
    private static final Duration FORGOTTEN = Duration.ofSeconds(30);

    /** Of the same asker whose answers wait at the same time; a network may be shared by an office. */
    private static final int WAITING_OF_ONE_MAX = 16;

    /** Of all askers; each holds a connection. */
    private static final int WAITING_MAX = 128;

    /** Over all, forgotten one a second: what is above slows the failed tries of everybody. */
    private static final int USUAL_MAX = 100;

    /** Of an asker whom we know. */
    private static final int FREE = 5;

    private static final int STEP = 50;
    private static final int DOUBLINGS_MAX = 6;
    private static final int ASKERS_MAX = 10_000;
    private static final float LOAD = 0.75f;

    private final Clock steady;
    private final Map<String, Tries> byAsker = new LinkedHashMap<>(16, LOAD, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > ASKERS_MAX;
        }
    };
    private final Tries all;
    private int waiting;

    /** @param steady never set back */
    public FailedTries(Clock steady) {
        this.steady = steady;
        this.all = new Tries(steady.instant());
    }

    /**
     * Whether a question is looked at now. One who has failed and has many answers waiting is not; one who never failed is,
     * however many others wait.
     *
     * @return empty if it is; else when to come back
     */
    public synchronized Optional<Duration> turnedAway(String asker) {
        Tries tries = byAsker.get(asker);
        if (tries != null && steady.instant().isBefore(tries.notBefore)) {
            return Optional.of(Duration.between(steady.instant(), tries.notBefore));
        }
        boolean isKnown = tries != null && tries.left(steady.instant(), FORGOTTEN) > 0;
        boolean isFull = tries != null && (tries.waiting >= WAITING_OF_ONE_MAX || waiting >= WAITING_MAX);
        return isKnown && isFull ? Optional.of(MAX) : Optional.empty();
    }

    /**
     * Counts a failed try whose answer is held back; {@link #answered} gives its place back.
     *
     * @return how long it is held back; empty if too many wait already, so that nothing but "later" is to be said
     */
    public synchronized Optional<Duration> failed(String asker) {
        Instant now = steady.instant();
        Tries tries = byAsker.computeIfAbsent(asker, unused -> new Tries(now));
        int own = tries.add(now, FORGOTTEN);
        int over = all.add(now, Duration.ofSeconds(1)) - USUAL_MAX;
        if (waiting >= WAITING_MAX || tries.waiting >= WAITING_OF_ONE_MAX) {
            return Optional.empty();
        }
        waiting++;
        tries.waiting++;
        return Optional.of(delay(Math.max(own - 1, over <= 0 ? 0 : 1 + over / STEP)));
    }

    /**
     * Counts a failed try that is answered at once: an asker whom we know by name, and who waits before his next question
     * instead, once he failed more often than a person who mistypes.
     */
    public synchronized void failedAtOnce(String asker) {
        Instant now = steady.instant();
        Tries tries = byAsker.computeIfAbsent(asker, unused -> new Tries(now));
        int own = tries.add(now, FORGOTTEN);
        if (own > FREE) {
            tries.notBefore = now.plus(delay(own - FREE - 1));
        }
    }

    private static Duration delay(int doublings) {
        Duration delay = FIRST.multipliedBy(1L << Math.min(doublings, DOUBLINGS_MAX));
        return delay.compareTo(MAX) > 0 ? MAX : delay;
    }

    /** The answer that was held back has gone out, or its asker has left. */
    public synchronized void answered(String asker) {
        waiting--;
        Tries tries = byAsker.get(asker);
        if (tries != null && tries.waiting > 0) {
            tries.waiting--;
        }
    }

    /** A count that runs off. */
    private static final class Tries {
        private int count;
        private int waiting;
        private Instant since;
        private Instant notBefore = Instant.MIN;

        Tries(Instant now) {
            this.since = now;
        }

        int left(Instant now, Duration each) {
            long gone = Duration.between(since, now).dividedBy(each);
            if (gone > 0) {
                count = (int) Math.max(0, count - gone);
                since = count == 0 ? now : since.plus(each.multipliedBy(gone));
            }
            return count;
        }

        int add(Instant now, Duration each) {
            if (left(now, each) == 0) {
                since = now;
            }
            count++;
            return count;
        }
    }
}
