package org.epixgateway.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.epixgateway.core.exchange.DeliveryQueue.HandOver;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.party.Party;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On a file system of a few megabytes, which needs the right to mount one. */
@Timeout(120)
final class FullDiskIT {
    private static final Party FRANCE = Party.of("FR");

    @TempDir
    private Path disk;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=10m", "tmpfs", disk.toString());
        assumeThat(mounted).as("a small file system can be mounted here").isTrue();
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", "--lazy", disk.toString());
        }
    }

    @Test
    void a_broker_stopped_by_a_full_disk_says_so_and_serves_again_when_there_is_room() throws Exception {
        List<HandOver> durable = new ArrayList<>();
        try (EmbeddedBroker broker = new EmbeddedBroker(disk.resolve("broker"), QueueLimits.STANDARD)) {
            Path filler = fill();
            handOverUntilItStops(broker, durable);

            assertThat(broker.trouble())
                    .hasValueSatisfying(why -> assertThat(why).contains("disk"));

            Files.delete(filler);
            broker.revive();
            HandOver later = work();
            broker.deliveryQueue().handOver(FRANCE, later);
            durable.add(later);

            assertThat(broker.isServing()).isTrue();
            assertThat(Consumed.all(broker, FRANCE)).containsAll(durable);
        }
    }

    private void handOverUntilItStops(EmbeddedBroker broker, List<HandOver> durable) {
        HandOver work = work();
        try {
            while (broker.isServing()) {
                broker.deliveryQueue().handOver(FRANCE, work);
                durable.add(work);
                work = work();
            }
        } catch (OutageException full) {
            Await.until(() -> !broker.isServing());
        }
    }

    private Path fill() throws IOException {
        Path filler = disk.resolve("filler");
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] block = new byte[4096];
            while (disk.toFile().getUsableSpace() > 0) {
                out.write(block);
            }
        }
        return filler;
    }

    private static HandOver work() {
        return new HandOver(new MessageId(UUID.randomUUID()), 1);
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
