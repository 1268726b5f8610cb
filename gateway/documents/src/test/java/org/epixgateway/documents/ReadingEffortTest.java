package org.epixgateway.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.permit.PermitReading;
import org.junit.jupiter.api.Test;

class ReadingEffortTest {
    private static final int REPEATS = 10;

    @Test
    void effort_grows_with_the_number_of_blocks_and_not_faster() {
        Bytes few = Samples.permit("08-reexport-fr-ch-python-skins");
        Bytes many = Samples.permit("10-export-fr-ch-200-blocks");

        double perByteOfFew = (double) allocated(few) / few.size();
        double perByteOfMany = (double) allocated(many) / many.size();

        assertThat(perByteOfMany).isLessThan(2 * perByteOfFew);
    }

    @Test
    void many_threads_read_different_permits_at_once() throws ExecutionException, InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Boolean>> reads = IntStream.range(0, 3)
                    .boxed()
                    .flatMap(round -> Samples.PERMITS.stream())
                    .map(name -> threads.submit(() -> readsAsExpected(name)))
                    .toList();

            for (Future<Boolean> read : reads) {
                assertThat(read.get()).isTrue();
            }
        }
    }

    private static boolean readsAsExpected(String name) {
        PermitReading clean = Reading.of(Samples.permit(name));
        PermitReading broken =
                Reading.of(Reading.text(name).replace("false</ram:CopyIndicator>", "no</ram:CopyIndicator>"));
        return clean.findings().isEmpty()
                && Stream.of(broken).flatMap(read -> read.findings().stream()).count() == 1;
    }

    private static long allocated(Bytes permit) {
        Reading.of(permit); // once before, so that only reading counts
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < REPEATS; i++) {
            Reading.of(permit);
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / REPEATS;
    }
}
