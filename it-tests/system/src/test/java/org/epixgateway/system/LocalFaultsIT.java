package org.epixgateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.epixgateway.core.bytes.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong on the gateway's own machine: a lost queue, a full disk. */
@Timeout(180)
final class LocalFaultsIT {
    private static final String NO_ROOM = "disk:\n  free-min: 1000000GB\n";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_deleted_broker_folder_loses_nothing_and_delivers_nothing_twice() throws IOException {
        try (TwoGateways both = TwoGateways.make(folder)) {
            both.swiss().start();
            List<String> ids = new ArrayList<>();
            Bytes permit = Permits.next();
            ids.add(both.swiss().submit(permit));
            Rest.Answer again = both.swiss().national().submit(permit, "again", "");
            ids.add(again.json().path("messages").path(0).path("id").asText());
            for (int i = 0; i < 5; i++) {
                ids.add(both.swiss().submit(Permits.next()));
            }
            both.swiss().stop();

            deleted(both.swiss().home().broker());
            both.french().start();
            both.swiss().start();

            ids.forEach(both.swiss()::awaitDelivered);
            assertThat(both.french().inbox())
                    .containsExactlyInAnyOrderElementsOf(ids)
                    .containsSubsequence(ids.get(0), ids.get(1));
            both.requireIntactEvidence();
        }
    }

    @Test
    void without_room_on_the_disk_submissions_are_refused_with_507_and_go_on_when_there_is_room() {
        try (TwoGateways both = TwoGateways.make(folder)) {
            both.swiss().addSettings(NO_ROOM);
            both.swiss().startUnready();
            Bytes permit = Permits.next();

            Rest.Answer refused = both.swiss().national().submit(permit, "full", "");

            assertThat(refused.status()).isEqualTo(507);
            assertThat(refused.json().path("detail").asText()).contains("disk");
            assertThat(both.swiss().isReady()).isFalse();
            both.swiss().stop();
            both.swiss().changeSettings(NO_ROOM, "");
            both.swiss().start();
            both.french().start();
            Rest.Answer taken = both.swiss().national().submit(permit, "full", "");
            assertThat(taken.status()).isEqualTo(202);
            both.swiss()
                    .awaitDelivered(
                            taken.json().path("messages").path(0).path("id").asText());
        }
    }

    @Test
    void without_room_a_receiver_says_try_later_and_the_sender_does() {
        try (TwoGateways both = TwoGateways.make(folder)) {
            both.french().addSettings(NO_ROOM);
            both.swiss().start();
            both.french().startUnready();
            String id = both.swiss().submit(Permits.next());
            Await.until(
                    "told to try later",
                    Site.DELIVERY_MAX,
                    () -> both.swiss().message(id).path("note").asText().contains("asked to try after"));

            assertThat(both.french().inbox()).isEmpty();
            both.french().stop();
            both.french().changeSettings(NO_ROOM, "");
            both.french().start();

            both.swiss().awaitDelivered(id);
            assertThat(both.french().inbox()).containsExactly(id);
        }
    }

    private static void deleted(Path tree) throws IOException {
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes unused) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @org.jspecify.annotations.Nullable IOException failed)
                    throws IOException {
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
