package org.epixgateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.JournalSamples.OWN;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.epixgateway.core.evidence.EvidenceCheck;
import org.epixgateway.core.evidence.EvidenceCheck.Intact;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.SentMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever was acknowledged before the process was killed is there after it. Says nothing of a power cut. */
@Timeout(60)
class KilledWriterIT {
    private static final int KILLS = 4;
    private static final int ACKNOWLEDGED_MAX = 400;

    @TempDir
    private Path folder;

    private final List<MessageId> acknowledged = new ArrayList<>();

    @Test
    void nothing_acknowledged_is_lost_however_often_the_process_is_killed() throws IOException, InterruptedException {
        Path file = folder.resolve("store.db");
        Random random = new Random();
        for (int kill = 0; kill < KILLS; kill++) {
            recordAndKill(file, 1 + random.nextInt(ACKNOWLEDGED_MAX));

            try (Store store = Stores.open(new StoreSettings.Sqlite(file), OWN, "node-1")) {
                for (MessageId id : acknowledged) {
                    SentMessage message = store.journal().sent(id).orElseThrow();
                    assertThat(store.journal().sentContainer(id).orElseThrow().digest())
                            .isEqualTo(message.container());
                }
                assertThat(EvidenceCheck.run(store.evidence(), entry -> Optional.empty(), position -> {}))
                        .isInstanceOfSatisfying(
                                Intact.class,
                                intact -> assertThat(intact.entries()).isGreaterThanOrEqualTo(acknowledged.size()));
            }
        }
    }

    private void recordAndKill(Path file, int afterAcknowledged) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RecordingChild.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader told = child.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < afterAcknowledged; i++) {
                acknowledged.add(MessageId.parse(told.readLine()));
            }
            // By its handle: the process itself would close the pipe that we still read.
            child.toHandle().destroyForcibly();
            // What it had told before the kill counts too; a line that was cut is no acknowledgement.
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                MessageId.tryParse(line).ifPresent(acknowledged::add);
            }
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
}
