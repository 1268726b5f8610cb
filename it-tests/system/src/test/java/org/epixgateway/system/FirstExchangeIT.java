package org.epixgateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.epixgateway.core.bytes.Bytes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One permit between two authorities that run as two processes, from one national system to the other. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FirstExchangeIT {
    private final TwoGateways both;

    FirstExchangeIT(@TempDir Path folder) {
        both = TwoGateways.running(folder);
    }

    @AfterAll
    void stop() {
        both.close();
    }

    @Test
    void a_permit_arrives_byte_for_byte_and_both_sides_tell_the_same_story() {
        Bytes permit = Permits.next();

        String id = both.swiss().submit(permit);
        JsonNode sent = both.swiss().awaitState(id, "DELIVERED");

        JsonNode received = both.french().message(id);
        assertThat(both.french().document(id)).isEqualTo(permit);
        assertThat(sent.path("document").asText()).isEqualTo(permit.digest().hex());
        for (String same : List.of("document", "container", "permitNumber", "permit", "receipt", "receiptContainer")) {
            assertThat(sent.path(same).asText())
                    .as(same)
                    .isNotEmpty()
                    .isEqualTo(received.path(same).asText());
        }
        both.requireIntactEvidence();
    }

    @Test
    void the_receipt_that_the_receiver_keeps_is_the_file_that_the_sender_verified() {
        String id = both.swiss().submit(Permits.next());
        JsonNode sent = both.swiss().awaitState(id, "DELIVERED");

        Bytes kept = both.swiss().national().get("messages/" + id + "/answer").body();
        Bytes given = both.french().national().get("messages/" + id + "/answer").body();

        assertThat(kept).isEqualTo(given);
        assertThat(kept.digest().hex()).isEqualTo(sent.path("receiptContainer").asText());
    }

    @Test
    void the_same_submission_again_gets_its_first_answer_and_sends_nothing() {
        Bytes permit = Permits.next();
        Rest.Answer first = both.swiss().national().submit(permit, "key-1", "");
        Rest.Answer again = both.swiss().national().submit(permit, "key-1", "");
        Rest.Answer other = both.swiss().national().submit(Permits.next(), "key-1", "");

        assertThat(List.of(first.status(), again.status(), other.status())).containsExactly(202, 200, 422);
        assertThat(again.json().path("messages")).isEqualTo(first.json().path("messages"));
        both.swiss().awaitState(first.json().path("messages").path(0).path("id").asText(), "DELIVERED");
    }

    @Test
    void a_permit_that_breaks_rules_is_answered_with_findings_and_goes_nowhere() {
        Bytes permit = Bytes.utf8(Permits.next().asUtf8().replace("Cyclamen hederifolium", ""));

        Rest.Answer answer = both.swiss().national().submit(permit, "broken", "");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("findings")).isNotEmpty();
    }

    @Test
    void a_second_process_on_the_same_folder_is_refused_with_one_sentence() throws IOException, InterruptedException {
        long before = Files.size(both.french().log());

        Process second = both.french().launch(List.of(), "run");

        assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);
        String said = both.french().logged().substring((int) before).strip();
        assertThat(said).contains("one folder has one gateway").doesNotContain("\tat ");
        assertThat(both.french().isReady()).isTrue();
    }

    @Test
    void a_stop_is_clean_and_loses_nothing(@TempDir Path another) {
        try (TwoGateways fresh = TwoGateways.make(another)) {
            Duration start = fresh.swiss().start();
            fresh.french().start();
            String id = fresh.swiss().submit(Permits.next());
            fresh.swiss().awaitState(id, "DELIVERED");

            Duration stop = fresh.swiss().stop();

            System.out.println("start-up " + start.toMillis() + " ms, clean stop " + stop.toMillis() + " ms");
            assertThat(fresh.swiss().logged()).contains("stopped cleanly");
            fresh.swiss().start();
            assertThat(fresh.swiss().message(id).path("state").asText()).isEqualTo("DELIVERED");
            fresh.requireIntactEvidence();
        }
    }
}
