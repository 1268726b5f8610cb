package org.epixgateway.store;

import static org.epixgateway.core.exchange.JournalSamples.FRANCE;
import static org.epixgateway.core.exchange.JournalSamples.OWN;
import static org.epixgateway.core.exchange.JournalSamples.PERMIT;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Change;
import org.epixgateway.core.exchange.JournalSamples;
import org.epixgateway.core.exchange.LedgerContract;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.SentMessage;

/** Measures, by hand: java .. StoreRates [postgres]. Decisions are a sent message of 6 kB, its permit, one evidence entry. */
final class StoreRates {
    private static final long NANOS_PER_CELL = 6_000_000_000L;

    private StoreRates() {}

    public static void main(String[] arguments) throws java.io.IOException {
        Path folder = Files.createTempDirectory("epix-store-rates");
        StoreSettings settings = arguments.length > 0
                ? TestPostgres.freshSchema()
                : new StoreSettings.Sqlite(folder.resolve("store.db"));
        long started = System.nanoTime();
        try (Store store = Stores.open(settings, OWN, "node-1")) {
            System.out.printf(Locale.ROOT, "first open %d ms%n", (System.nanoTime() - started) / 1_000_000);
            measure(store, 8);
            System.out.println(" (warm-up)");
            for (int callers : new int[] {1, 8, 32}) {
                long before = store.sizeOnDisk();
                long decisions = measure(store, callers);
                System.out.printf(Locale.ROOT, ", %d bytes each%n", (store.sizeOnDisk() - before) / decisions);
            }
        }
        started = System.nanoTime();
        Stores.open(settings, OWN, "node-1").close();
        System.out.printf(Locale.ROOT, "second open %d ms%n", (System.nanoTime() - started) / 1_000_000);
        TestPostgres.deleteTree(folder);
    }

    private static long measure(Store store, int callers) {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        AtomicLong decisions = new AtomicLong();
        byte[] noise = new byte[6_000];
        new java.util.Random(7).nextBytes(noise);
        Bytes container = Bytes.of(noise);
        SentMessage sample = JournalSamples.sent(FRANCE, PERMIT);
        long cpu = machine.getProcessCpuTime();
        long start = System.nanoTime();
        LedgerContract.together(callers, caller -> {
            while (System.nanoTime() - start < NANOS_PER_CELL) {
                SentMessage message = message(sample, decisions.incrementAndGet());
                store.ledger()
                        .record(List.of(
                                new Change.AddSent(message, container, JournalSamples.step("ACCEPTED")),
                                JournalSamples.noted(message.id())));
            }
            return caller;
        });
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%d callers: %.0f decisions/s, %.0f us CPU each",
                callers,
                decisions.get() / seconds,
                (machine.getProcessCpuTime() - cpu) / 1e3 / decisions.get());
        return decisions.get();
    }

    /** Another message of the same content: making samples must not be what is measured. */
    private static SentMessage message(SentMessage m, long number) {
        MessageId id = MessageId.next(Clock.systemUTC(), ThreadLocalRandom.current());
        return new SentMessage(
                id,
                m.to(),
                m.kind(),
                PERMIT + number,
                "26CH" + number,
                m.document(),
                m.container(),
                0,
                m.state(),
                m.handOver(),
                m.attempts(),
                m.invalidAnswers(),
                m.outcomeUnknown(),
                m.isTest(),
                "S-" + id,
                m.acceptedAt(),
                m.nextAttemptAt(),
                m.finishedAt(),
                m.sealValidUntil(),
                m.note(),
                m.answer(),
                0);
    }
}
