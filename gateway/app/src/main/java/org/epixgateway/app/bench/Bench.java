package org.epixgateway.app.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.epixgateway.app.demo.TwoParties;
import org.epixgateway.app.running.FolderTree;
import org.epixgateway.app.running.Gateway;
import org.epixgateway.app.running.Home;
import org.epixgateway.app.running.HomeLock;
import org.epixgateway.app.running.Installation;
import org.epixgateway.app.watch.Meters;
import org.epixgateway.core.party.Party;
import org.epixgateway.signing.KeyAlgorithm;

/**
 * Two full gateways in this process: mutual TLS on loopback, everything validated, sealed, journaled with fsync, receipted
 * and verified. Tells what one exchange costs; process CPU is the steady figure.
 */
public final class Bench {
    private static final Party SENDER = Party.of("FR");
    private static final Party RECEIVER = Party.of("CH");

    private final PrintStream progress;
    private final Path folder;
    private final Plan plan;

    /** @param warmUp exchanges before the measured ones */
    public record Plan(int messages, int warmUp, int concurrency, KeyAlgorithm algorithm, int sizeKb) {}

    /** @param folder empty, on the disk to measure */
    public Bench(PrintStream progress, Path folder, Plan plan) {
        this.progress = progress;
        this.folder = folder;
        this.plan = plan;
    }

    public Figures run() throws InterruptedException {
        Home swiss = install(RECEIVER);
        Home french = install(SENDER);
        TwoParties.introduce(swiss, french);
        PaddedPermit permits = new PaddedPermit(
                plan.sizeKb(), LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC));
        progress.printf(
                "Permit %d bytes, algorithm %s, concurrency %d, %d processors, Java %s%n",
                permits.size(),
                plan.algorithm(),
                plan.concurrency(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature());
        progress.println(
                "Durable: SQLite WAL synchronous=FULL on both sides, Artemis journal synced; TLS 1.3 both ways; all rules checked twice.");
        long opened = System.nanoTime();
        try (Meters sending = new Meters(true);
                Meters receiving = new Meters(true);
                Gateway to = new Gateway(swiss, swiss.settings(), locked(swiss), receiving)) {
            to.start();
            TwoParties.repoint(french, RECEIVER, to.exchangePort());
            try (Gateway from = new Gateway(french, french.settings(), locked(french), sending)) {
                from.start();
                progress.printf("Both gateways up after %.1f s%n", (System.nanoTime() - opened) / 1e9);
                Load load = new Load(from, RECEIVER, permits, plan.concurrency(), progress);
                sending.onStep(load::told);
                return measured(load, sending, receiving);
            }
        }
    }

    private Figures measured(Load load, Meters sending, Meters receiving) throws InterruptedException {
        if (plan.warmUp() > 0) {
            List<Long> unused = load.exchange("Warm-up", plan.warmUp());
        }
        Map<String, Meters.StepTotal> before = totals(sending, receiving);
        long disk = bytesBelow(folder);
        long cpu = cpuNanos();
        long started = System.nanoTime();
        List<Long> latencies = load.exchange("Measured", plan.messages());
        double seconds = (System.nanoTime() - started) / 1e9;
        double cpuMillis = (cpuNanos() - cpu) / 1e6 / plan.messages();
        long diskBytes = bytesBelow(folder) - disk;
        return new Figures(
                plan.messages(),
                seconds,
                load.firstRate(),
                cpuMillis,
                Figures.millis(latencies, 50),
                Figures.millis(latencies, 95),
                Figures.millis(latencies, 99),
                diskBytes / 1024.0 / plan.messages(),
                Yardstick.signaturesPerCpuSecond(),
                steps(before, totals(sending, receiving)));
    }

    /** Steps that most of the measured exchanges went through. */
    private List<Figures.Step> steps(Map<String, Meters.StepTotal> before, Map<String, Meters.StepTotal> after) {
        return after.entrySet().stream()
                .map(entry -> {
                    Meters.StepTotal now = entry.getValue();
                    Meters.StepTotal old = before.get(entry.getKey());
                    long count = now.count() - (old == null ? 0 : old.count());
                    Duration spent = old == null ? now.total() : now.total().minus(old.total());
                    return new Figures.Step(entry.getKey(), count, spent.toNanos() / 1e3 / Math.max(1, count));
                })
                .filter(step -> step.count() >= plan.messages() / 2)
                .toList();
    }

    private static Map<String, Meters.StepTotal> totals(Meters... all) {
        Map<String, Meters.StepTotal> totals = new TreeMap<>();
        Arrays.stream(all)
                .flatMap(m -> m.stepTotals().stream())
                .forEach(t -> totals.merge(t.route() + " / " + t.step(), t, Meters.StepTotal::plus));
        return totals;
    }

    private Home install(Party party) {
        Home home = Home.at(folder.resolve(party.toString()));
        Installation.Plan wanted = new Installation.Plan(
                party, party + " (bench)", List.of("127.0.0.1"), "127.0.0.1", 0, 0, 0, plan.algorithm());
        Installation.Made made = Installation.make(home, wanted, Clock.systemUTC(), Duration.ofDays(1));
        progress.println(party + " " + made.fingerprint().substring(0, 19) + "...");
        return home;
    }

    private static HomeLock locked(Home home) {
        return HomeLock.take(home).orElseThrow(() -> new IllegalStateException("somebody works on " + home.dir()));
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long bytesBelow(Path folder) {
        try {
            return FolderTree.bytes(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot measure " + folder, failed);
        }
    }
}
