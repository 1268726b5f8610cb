package org.epixgateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.epixgateway.app.command.RootCommand;
import org.epixgateway.core.bytes.Bytes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One side's clock is hours off. Five minutes are tolerated; what is signed further ahead of a reader's clock waits, because
 * nobody can tell whose clock is wrong. Nothing is lost, nothing arrives twice, and it goes on when the clock is right.
 */
@Timeout(240)
final class ClocksIT {
    private static final String AHEAD = "ahead of our clock";
    private static final String AWAY = "does not accept connections";
    private static final int OUTAGE = 3;
    private static final int REFUSED = 1;

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void requireFakeClock() {
        FakeClock.requireAvailable();
    }

    /** Their certificates are a day old, so that a clock that is behind by hours is still within them. */
    private TwoGateways make() {
        Clock yesterday = Clock.offset(Clock.systemUTC(), Duration.ofDays(-1));
        return TwoGateways.registered(Site.make(folder, "CH", yesterday), Site.make(folder, "FR", yesterday));
    }

    @Test
    void a_receiver_whose_clock_is_behind_says_try_later_until_it_is_right() {
        try (TwoGateways both = make()) {
            both.swiss().start();
            both.french().startOn(FakeClock.off(folder, "-3h"));
            Bytes permit = Permits.next();
            String id = both.swiss().submit(permit);
            String second = submitAgain(both.swiss(), permit);
            awaitNote(both.swiss(), id, "asked to try after");
            awaitNote(both.swiss(), id, AHEAD);

            assertThat(both.french().logged()).contains(AHEAD);
            assertThat(both.french().inbox()).isEmpty();
            assertThat(run(both.swiss(), "party", "test", "FR")).isEqualTo(OUTAGE);
            assertThat(run(both.swiss(), "doctor")).isEqualTo(REFUSED);
            both.french().stop();
            both.french().start();
            both.swiss().awaitState(id, "DELIVERED");
            both.swiss().awaitState(second, "DELIVERED");

            assertThat(run(both.swiss(), "party", "test", "FR")).isZero();
            assertThat(both.french().inbox()).containsExactly(id, second);
            requireSameReceipt(both, id);
            both.requireIntactEvidence();
        }
    }

    @Test
    void a_receipt_of_a_receiver_whose_clock_is_ahead_counts_once_time_has_caught_up_with_it() {
        try (TwoGateways both = make()) {
            both.swiss().start();
            both.french().startOn(FakeClock.off(folder, "+3h"));
            String id = both.swiss().submit(Permits.next());
            awaitNote(both.swiss(), id, AHEAD);
            both.french().stop();
            both.french().start();
            String afterwards = both.swiss().submit(Permits.next());
            both.swiss().awaitState(afterwards, "DELIVERED");

            // the first answer stands, byte for byte, and it is from the future still
            assertThat(both.swiss().message(id).path("state").asText()).isNotIn("DELIVERED", "PARKED", "REFUSED");
            assertThat(both.french().inbox()).containsExactly(id, afterwards);
            both.swiss().stop();
            both.french().stop();
            both.swiss().startOn(FakeClock.off(folder, "+4h"));
            both.french().startOn(FakeClock.off(folder, "+4h"));
            both.swiss().awaitState(id, "DELIVERED");

            assertThat(both.french().inbox()).containsExactly(id, afterwards);
            requireSameReceipt(both, id);
            both.requireIntactEvidence();
        }
    }

    @Test
    void a_sender_whose_clock_is_behind_believes_the_receipt_once_its_clock_is_right() {
        try (TwoGateways both = make()) {
            both.swiss().startOn(FakeClock.off(folder, "-3h"));
            both.french().start();
            String id = both.swiss().submit(Permits.next());
            awaitNote(both.swiss(), id, AHEAD);

            assertThat(both.french().inbox()).containsExactly(id);
            both.swiss().stop();
            both.swiss().start();
            both.swiss().awaitState(id, "DELIVERED");

            assertThat(both.french().inbox()).containsExactly(id);
            requireSameReceipt(both, id);
            both.requireIntactEvidence();
        }
    }

    @Test
    void what_a_clock_that_was_ahead_put_off_is_not_put_off_for_hours_after_a_restart() {
        try (TwoGateways both = make()) {
            both.swiss().start();
            String id = both.swiss().submit(Permits.next());
            both.swiss().stop();
            both.swiss().startOn(FakeClock.off(folder, "+3h"));
            awaitNote(both.swiss(), id, AWAY);
            both.swiss().stop();

            both.swiss().start();
            both.french().start();

            both.swiss().awaitState(id, "DELIVERED");
            assertThat(both.french().inbox()).containsExactly(id);
        }
    }

    @Test
    void a_clock_that_jumps_while_the_gateway_runs_stops_no_retry() {
        try (TwoGateways both = make()) {
            FakeClock clock = FakeClock.off(folder, "+0");
            both.swiss().startOn(clock);
            String id = both.swiss().submit(Permits.next());
            awaitNote(both.swiss(), id, AWAY);

            clock.jump("-3h");
            both.french().start();
            awaitNote(both.swiss(), id, AHEAD);
            clock.jump("+3h");

            both.swiss().awaitState(id, "DELIVERED");
            assertThat(both.french().inbox()).containsExactly(id);
            requireSameReceipt(both, id);
            both.requireIntactEvidence();
        }
    }

    private static String submitAgain(Site site, Bytes permit) {
        Rest.Answer answer =
                site.national().submit(permit, "again-" + permit.digest().hex(), "");
        assertThat(answer.status()).as(answer.body().asUtf8()).isEqualTo(202);
        return answer.json().path("messages").path(0).path("id").asText();
    }

    private static void awaitNote(Site site, String id, String words) {
        Await.until(
                "note with " + words + ", it is:",
                () -> site.message(id).toString(),
                Site.DELIVERY_MAX,
                () -> site.message(id).path("note").asText().contains(words));
    }

    private static void requireSameReceipt(TwoGateways both, String id) {
        JsonNode here = both.swiss().message(id);
        JsonNode there = both.french().message(id);
        for (String same : List.of("document", "container", "receipt", "receiptContainer")) {
            assertThat(here.path(same).asText())
                    .as(same)
                    .isNotEmpty()
                    .isEqualTo(there.path(same).asText());
        }
    }

    private static int run(Site site, String... command) {
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(List.of("--dir", site.home().dir().toString()));
        return RootCommand.run(line.toArray(String[]::new));
    }
}
