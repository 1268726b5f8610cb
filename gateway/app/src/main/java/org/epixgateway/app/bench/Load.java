package org.epixgateway.app.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.epixgateway.app.running.Gateway;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Submission;
import org.epixgateway.core.exchange.SubmissionAnswer;
import org.epixgateway.core.exchange.SubmissionRequest;
import org.epixgateway.core.party.Party;

/**
 * Keeps a number of exchanges under way, each from the hand-in of its permit to its verified receipt, and notes how long
 * each took. A submission that is not accepted ends the run: a bench of refusals measures nothing.
 */
final class Load {
    private static final Duration AT_MOST = Duration.ofMinutes(30);
    private static final Duration TELL_EVERY = Duration.ofSeconds(10);
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final int SUBMITTERS_MAX = 32;

    private final Gateway from;
    private final Party to;
    private final PaddedPermit permits;
    private final int concurrency;
    private final PrintStream progress;
    private final Semaphore slots;
    private final Map<String, Long> begun = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> latencies = new ConcurrentLinkedQueue<>();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger doneAtFirst = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
    private final long started = System.nanoTime();
    private int submitted;

    Load(Gateway from, Party to, PaddedPermit permits, int concurrency, PrintStream progress) {
        this.from = from;
        this.to = to;
        this.permits = permits;
        this.concurrency = concurrency;
        this.progress = progress;
        this.slots = new Semaphore(concurrency);
    }

    /** Exchanges per second in the first ten seconds of this load, or in as many as there were. */
    double firstRate() {
        double seconds = Math.min((double) FIRST.toSeconds(), (System.nanoTime() - started) / 1e9);
        return doneAtFirst.get() / Math.max(0.001, seconds);
    }

    /** Does so many exchanges and waits for the last receipt; nanoseconds that each took, in ascending order. */
    List<Long> exchange(String what, int count) throws InterruptedException {
        latencies.clear();
        int before = done.get();
        long begin = System.nanoTime();
        long tellAt = begin + TELL_EVERY.toNanos();
        try (ExecutorService submitters = Executors.newFixedThreadPool(Math.min(concurrency, SUBMITTERS_MAX))) {
            for (int i = 0; i < count; i++) {
                Bytes permit = permits.number(submitted++);
                slots.acquire();
                var unused = submitters.submit(() -> submit(permit));
                if (System.nanoTime() > tellAt) {
                    tell(what, done.get() - before, count, begin);
                    tellAt += TELL_EVERY.toNanos();
                }
            }
        }
        while (done.get() - before < count) {
            if (System.nanoTime() - begin > AT_MOST.toNanos()) {
                throw new IllegalStateException(
                        (count - done.get() + before) + " of " + count + " exchanges did not end within " + AT_MOST);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        tell(what, count, count, begin);
        String why = refused.peek();
        if (why != null) {
            throw new IllegalStateException("a permit of the bench was not accepted: " + why);
        }
        return latencies.stream().sorted().toList();
    }

    private void tell(String what, int of, int count, long begin) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        progress.printf("%s: %d of %d exchanges, %.0f s, %.0f/s%n", what, of, count, seconds, of / seconds);
    }

    private void submit(Bytes permit) {
        long at = System.nanoTime();
        SubmissionAnswer answer =
                from.submit(SubmissionRequest.of("bench", permit.digest().hex(), permit, List.of(to)));
        if (!(answer instanceof SubmissionAnswer.Accepted(Submission submission))) {
            refused.add(String.valueOf(answer));
            done.incrementAndGet();
            slots.release();
            return;
        }
        String id = submission.recipients().get(0).message().toString();
        Long early = begun.putIfAbsent(id, at);
        if (early != null) {
            // the receipt was verified before the submitter came back
            ended(id, early - at);
        }
    }

    /** The gateway tells each step of each message; a delivered one is an exchange that ended. */
    void told(String step, String message) {
        if (!step.equals("delivered")) {
            return;
        }
        long now = System.nanoTime();
        Long at = begun.putIfAbsent(message, now);
        if (at != null) {
            ended(message, now - at);
        }
    }

    private void ended(String message, long nanos) {
        begun.remove(message);
        latencies.add(nanos);
        if (System.nanoTime() - started < FIRST.toNanos()) {
            doneAtFirst.incrementAndGet();
        }
        done.incrementAndGet();
        slots.release();
    }
}
