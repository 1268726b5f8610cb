package org.epixgateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.epixgateway.core.bytes.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk of one gateway fills to the last block while it works. What it acknowledged stays, it takes nothing more and says
 * why, and when there is room it goes on without anybody's help.
 */
@Timeout(300)
final class FullDiskIT {
    private static final int DISK_MEGABYTES = 128;
    private static final int SUBMISSIONS_MAX = 500;
    private static final int NO_ROOM = 507;
    private static final List<Integer> TRY_AGAIN = List.of(503, NO_ROOM);
    private static final Duration NOTICED_MAX = Duration.ofSeconds(10);
    private static final Duration REVIVAL_MAX = Duration.ofSeconds(60);

    @TempDir
    private Path folder = Path.of("");

    private SmallDisk mounted() {
        return SmallDisk.mount(folder.resolve("small"), DISK_MEGABYTES);
    }

    private static Site onSmallDisk(SmallDisk disk, String code) {
        Site site = Site.make(disk.folder(), code);
        site.addSettings("disk:\n  free-min: 4MB\n");
        return site;
    }

    @Test
    void a_sender_whose_disk_fills_refuses_loses_nothing_and_delivers_when_there_is_room() {
        try (SmallDisk disk = mounted();
                TwoGateways both = TwoGateways.registered(onSmallDisk(disk, "CH"), Site.make(folder, "FR"))) {
            both.swiss().start();
            List<String> acknowledged = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                acknowledged.add(both.swiss().submit(Permits.next()));
            }

            disk.fill();
            Bytes permit = Permits.next();
            Rest.Answer answer = submitted(both.swiss(), permit);
            for (int i = 0; i < SUBMISSIONS_MAX && answer.status() == 202; i++) {
                acknowledged.add(id(answer));
                permit = Permits.next();
                answer = submitted(both.swiss(), permit);
            }
            assertThat(answer.status()).isIn(TRY_AGAIN);
            // the first to notice may be the store; free space is looked up twice a second
            Bytes waiting = permit;
            Await.until(
                    "refused for want of room",
                    NOTICED_MAX,
                    () -> submitted(both.swiss(), waiting).status() == NO_ROOM);
            assertThat(submitted(both.swiss(), permit).json().path("detail").asText())
                    .contains("disk");
            assertThat(both.swiss().isReady()).isFalse();
            both.french().start();
            disk.makeRoom();

            Await.until("ready again by itself", REVIVAL_MAX, both.swiss()::isReady);
            Rest.Answer taken = submitted(both.swiss(), permit);
            assertThat(taken.status()).isEqualTo(202);
            acknowledged.add(id(taken));
            acknowledged.forEach(id -> assertThat(
                            both.swiss().awaitState(id, "DELIVERED").path("id").asText())
                    .isEqualTo(id));
            assertThat(both.french().inbox()).containsExactlyInAnyOrderElementsOf(acknowledged);
            both.requireIntactEvidence();
        }
    }

    @Test
    void a_receiver_whose_disk_fills_says_try_later_and_takes_everything_when_there_is_room() {
        try (SmallDisk disk = mounted();
                TwoGateways both = TwoGateways.registered(Site.make(folder, "CH"), onSmallDisk(disk, "FR"))) {
            both.swiss().start();
            both.french().start();
            List<String> ids = new ArrayList<>(List.of(both.swiss().submit(Permits.next())));
            assertThat(both.swiss()
                            .awaitState(ids.get(0), "DELIVERED")
                            .path("receipt")
                            .asText())
                    .isNotEmpty();

            disk.fill();
            for (int i = 0; i < 5; i++) {
                ids.add(both.swiss().submit(Permits.next()));
            }
            Await.until(
                    "told to try later",
                    Site.DELIVERY_MAX,
                    () -> both.swiss()
                            .message(ids.getLast())
                            .path("note")
                            .asText()
                            .contains("asked to try after"));
            assertThat(both.french().isReady()).isFalse();
            disk.makeRoom();

            Await.until("ready again by itself", REVIVAL_MAX, both.french()::isReady);
            ids.forEach(
                    id -> assertThat(both.swiss().awaitState(id, "DELIVERED").path("receipt"))
                            .isEqualTo(both.french().message(id).path("receipt")));
            assertThat(both.french().inbox()).containsExactlyInAnyOrderElementsOf(ids);
            both.requireIntactEvidence();
        }
    }

    private static Rest.Answer submitted(Site site, Bytes permit) {
        return site.national().submit(permit, permit.digest().hex(), "");
    }

    private static String id(Rest.Answer accepted) {
        return accepted.json().path("messages").path(0).path("id").asText();
    }
}
