package org.epixgateway.app.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.epixgateway.app.demo.TwoParties;
import org.epixgateway.app.running.Gateway;
import org.epixgateway.app.running.Home;
import org.epixgateway.app.running.HomeLock;
import org.epixgateway.app.running.Installation;
import org.epixgateway.app.watch.Meters;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.SubmissionAnswer;
import org.epixgateway.core.exchange.SubmissionRequest;
import org.epixgateway.core.party.Party;
import org.epixgateway.signing.KeyAlgorithm;

/**
 * Two full gateways in this process: mutual TLS on loopback, everything validated, sealed, journaled with fsync, receipted
 * and verified. Tells what one exchange costs; process CPU is the steady figure.
 */
public final class Bench {
    private static final Duration AT_MOST = Duration.ofMinutes(10);
    private static final Duration FIRST = Duration.ofSeconds(10);

    private final PrintStream out;
    private final Path folder;
    private final Plan plan;
    private final Map<String, Long> submittedAt = new ConcurrentHashMap<>();
    private final List<Long> latencies = java.util.Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger doneInFirst = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private volatile Semaphore slots = new Semaphore(0);
    private volatile long startedAll;

    /** @param warmUp exchanges before the measured ones */
    public record Plan(int messages, int warmUp, int concurrency, KeyAlgorithm algorithm, int sizeKb) {}

    public Bench(PrintStream out, Path folder, Plan plan) {
        this.out = out;
        this.folder = folder;
        this.plan = plan;
    }

    public void run() throws InterruptedException {
        Home swiss = install("CH");
        Home french = install("FR");
        TwoParties.introduce(swiss, french);
        try (Meters sending = new Meters(true);
                Meters receiving = new Meters(true)) {
            sending.onStep((step, message) -> finished(step, message));
            PaddedPermit permits = new PaddedPermit(
                    plan.sizeKb(), LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC));
            out.printf(
                    "Permit %d bytes, algorithm %s, concurrency %d, %d processors, Java %s%n",
                    permits.size(),
                    plan.algorithm(),
                    plan.concurrency(),
                    Runtime.getRuntime().availableProcessors(),
                    Runtime.version().feature());
            out.println(
                    "Durable: SQLite WAL synchronous=FULL on both sides, Artemis journal synced; TLS 1.3 both ways; all rules checked twice.");
            long opened = System.nanoTime();
            try (Gateway to = new Gateway(swiss, swiss.settings(), locked(swiss), receiving)) {
                to.start();
                TwoParties.repoint(french, Party.of("CH"), to.exchangePort());
                try (Gateway from = new Gateway(french, french.settings(), locked(french), sending)) {
                    from.start();
                    out.printf("Both gateways up after %.1f s%n", (System.nanoTime() - opened) / 1e9);
                    measured(from, permits, sending, receiving);
                }
            }
        }
    }

    private void measured(Gateway from, PaddedPermit permits, Meters sending, Meters receiving)
            throws InterruptedException {
        startedAll = System.nanoTime();
        slots = new Semaphore(plan.concurrency());
        push(from, permits, 0, plan.warmUp());
        double firstSeconds =
                Math.min((double) FIRST.toSeconds(), Math.max(0.001, (System.nanoTime() - startedAll) / 1e9));
        out.printf("First 10 s from cold: %.0f exchanges/s%n", doneInFirst.get() / firstSeconds);
        latencies.clear();
        Map<String, Meters.StepTotal> before = totals(sending, receiving);
        long disk = bytesBelow(folder);
        long cpu = cpuNanos();
        long started = System.nanoTime();
        push(from, permits, plan.warmUp(), plan.messages());
        double seconds = (System.nanoTime() - started) / 1e9;
        double cpuMillis = (cpuNanos() - cpu) / 1e6 / plan.messages();
        report(seconds, cpuMillis, bytesBelow(folder) - disk);
        table(before, totals(sending, receiving));
    }

    private void push(Gateway from, PaddedPermit permits, int first, int count) throws InterruptedException {
        int target = done.get() + count;
        try (ExecutorService submitters = Executors.newFixedThreadPool(Math.min(plan.concurrency(), 32))) {
            for (int i = 0; i < count; i++) {
                Bytes permit = permits.number(first + i);
                slots.acquire();
                var unused = submitters.submit(() -> submit(from, permit));
            }
        }
        long end = System.nanoTime() + AT_MOST.toNanos();
        while (done.get() < target && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        if (done.get() < target) {
            throw new IllegalStateException(
                    (target - done.get()) + " of " + count + " exchanges did not end within " + AT_MOST);
        }
    }

    private void submit(Gateway from, Bytes permit) {
        long at = System.nanoTime();
        SubmissionAnswer answer =
                from.submit(SubmissionRequest.of("bench", permit.digest().hex(), permit, List.of(Party.of("CH"))));
        if (!(answer instanceof SubmissionAnswer.Accepted(org.epixgateway.core.exchange.Submission submission))) {
            out.println("not accepted: " + answer);
            done.incrementAndGet();
            slots.release();
            return;
        }
        String id = submission.recipients().get(0).message().toString();
        Long early = submittedAt.putIfAbsent(id, at);
        if (early != null) {
            // the receipt was verified before the submitter came back
            ended(id, early - at);
        }
    }

    private void finished(String step, String message) {
        if (!step.equals("delivered")) {
            return;
        }
        long now = System.nanoTime();
        Long at = submittedAt.putIfAbsent(message, now);
        if (at != null) {
            ended(message, now - at);
        }
    }

    private void ended(String message, long nanos) {
        submittedAt.remove(message);
        latencies.add(nanos);
        if (System.nanoTime() - startedAll < FIRST.toNanos()) {
            doneInFirst.incrementAndGet();
        }
        done.incrementAndGet();
        slots.release();
    }

    private void report(double seconds, double cpuMillis, long diskBytes) {
        long[] sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
        out.printf("%n%d exchanges in %.1f s: %.0f exchanges/s%n", plan.messages(), seconds, plan.messages() / seconds);
        out.printf("CPU per exchange, both gateways, whole process: %.2f ms%n", cpuMillis);
        out.printf(
                "Submission to verified receipt: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms%n",
                percentile(sorted, 50), percentile(sorted, 95), percentile(sorted, 99));
        out.printf("Disk per exchange, both sides with logs: %.1f kB%n", diskBytes / 1024.0 / plan.messages());
    }

    private static double percentile(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }

    private void table(Map<String, Meters.StepTotal> before, Map<String, Meters.StepTotal> after) {
        out.printf(
                "%nWhere the time goes (wall time of a step; waits for disk and peer included)%n%-40s %10s %12s%n",
                "step", "count", "us each");
        after.values().stream()
                .sorted(Comparator.comparing(t -> t.route() + t.step()))
                .forEach(total -> {
                    Meters.StepTotal old = before.get(total.route() + "/" + total.step());
                    long count = total.count() - (old == null ? 0 : old.count());
                    long nanos = total.total().toNanos()
                            - (old == null ? 0 : old.total().toNanos());
                    if (count >= plan.messages() / 2) {
                        out.printf(
                                "%-40s %10d %12.0f%n",
                                total.route() + " / " + total.step(), count, nanos / 1e3 / count);
                    }
                });
    }

    private static Map<String, Meters.StepTotal> totals(Meters... all) {
        Map<String, Meters.StepTotal> totals = new ConcurrentHashMap<>();
        Arrays.stream(all)
                .flatMap(m -> m.stepTotals().stream())
                .forEach(t -> totals.merge(t.route() + "/" + t.step(), t, Meters.StepTotal::plus));
        return totals;
    }

    private Home install(String party) {
        Home home = Home.at(folder.resolve(party));
        Installation.Made made = Installation.make(
                home,
                new Installation.Plan(
                        Party.of(party),
                        party + " (bench)",
                        List.of("127.0.0.1"),
                        "127.0.0.1",
                        0,
                        0,
                        0,
                        plan.algorithm()),
                Clock.systemUTC(),
                Duration.ofDays(1));
        out.println(party + " " + made.fingerprint().substring(0, 19) + "...");
        return home;
    }

    private static HomeLock locked(Home home) {
        return HomeLock.take(home).orElseThrow(() -> new IllegalStateException("somebody works on " + home.dir()));
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long bytesBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(f -> f.toFile().length())
                    .sum();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot measure " + folder, failed);
        }
    }
}
