package org.epixgateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.epixgateway.core.exchange.JournalSamples.FRANCE;
import static org.epixgateway.core.exchange.JournalSamples.OWN;
import static org.epixgateway.core.exchange.JournalSamples.PERMIT;
import static org.epixgateway.core.exchange.JournalSamples.add;
import static org.epixgateway.core.exchange.JournalSamples.noted;
import static org.epixgateway.core.exchange.JournalSamples.sent;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.epixgateway.core.evidence.EvidenceCheck;
import org.epixgateway.core.evidence.EvidenceCheck.Intact;
import org.epixgateway.core.exchange.LedgerContract;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.exchange.SentMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On a full disk nothing is half stored, callers are told what to do, and recording goes on when there is room. */
@Timeout(60)
class FullDiskIT {
    private static final int FILL_STEPS_MAX = 2_000;

    @TempDir
    private Path folder;

    private boolean isMounted;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        isMounted = run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", folder.toString());
        assumeTrue(isMounted, "No small disk can be mounted here (it takes root): the full disk is not tried.");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (isMounted) {
            run("umount", "--lazy", folder.toString());
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    @Test
    void a_full_disk_is_an_outage_that_ends_when_there_is_room() throws IOException {
        Path ballast = folder.resolve("ballast");
        Files.write(ballast, new byte[2 << 20]);
        List<SentMessage> recorded = new ArrayList<>();
        try (Store store = Stores.open(new StoreSettings.Sqlite(folder.resolve("store.db")), OWN, "node-1")) {
            LedgerContract.together(8, caller -> fillUntilFull(store)).forEach(recorded::addAll);
            assertKept(store, recorded);

            Files.delete(ballast);
            store.check();
            SentMessage after = sent(FRANCE, PERMIT);
            store.ledger().record(List.of(add(after), noted(after.id())));
            recorded.add(after);
            assertKept(store, recorded);
        }
    }

    private static List<SentMessage> fillUntilFull(Store store) {
        List<SentMessage> recorded = new ArrayList<>();
        assertThatThrownBy(() -> {
                    for (int i = 0; i < FILL_STEPS_MAX; i++) {
                        SentMessage message = sent(FRANCE, PERMIT + i);
                        store.ledger().record(List.of(add(message), noted(message.id())));
                        recorded.add(message);
                    }
                })
                .isInstanceOf(OutageException.class)
                .hasMessageContaining("Nothing was stored");
        return recorded;
    }

    private static void assertKept(Store store, List<SentMessage> recorded) {
        assertThat(store.journal().unfinished(0, FILL_STEPS_MAX)).hasSameSizeAs(recorded);
        for (SentMessage message : recorded) {
            assertThat(store.journal().sentContainer(message.id()).orElseThrow().digest())
                    .isEqualTo(message.container());
        }
        assertThat(EvidenceCheck.run(store.evidence(), entry -> Optional.empty(), position -> {}))
                .isInstanceOfSatisfying(
                        Intact.class, intact -> assertThat(intact.entries()).isEqualTo(recorded.size()));
    }
}
