package org.epixgateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.epixgateway.app.command.RootCommand;
import org.epixgateway.system.Breakpoint.Place;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 300 tubers from Switzerland to France: issued, endorsed, claimed, used, withdrawn, and the process killed in between. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LifeIT {
    private static final Duration TO_THE_PLACE = Duration.ofSeconds(20);
    private static final String LEOPARD = "26CH004791E";
    private static final AtomicInteger NEXT = new AtomicInteger(700_000);

    private final TwoGateways both;
    private int swissPort;
    private int frenchPort;

    LifeIT(@TempDir Path folder) {
        both = TwoGateways.make(folder);
        both.french().addSettings("""
                epix:
                  systems:
                    CH:
                      dialect: swiss
                      address: https://localhost:%d/epix
                      trust-file: %s
                """.formatted(
                        both.swiss().exchangePort(), both.swiss().home().keys().resolve("root.crt")));
        start();
    }

    private void start() {
        if (!both.swiss().isRunning()) {
            swissPort = Site.freePort();
            both.swiss().start(Breakpoint.agent(swissPort));
        }
        if (!both.french().isRunning()) {
            frenchPort = Site.freePort();
            both.french().start(Breakpoint.agent(frenchPort));
        }
    }

    @AfterEach
    void leaveNothingDead() {
        start();
    }

    @AfterAll
    void stop() {
        both.requireIntactEvidence();
        both.close();
    }

    private String issued() {
        String number = "26CH" + NEXT.incrementAndGet() + "E";
        both.swiss().awaitDelivered(both.swiss().submit(Permits.numbered(number)));
        return number;
    }

    private static String path(String number) {
        return "permits/CH/EXPORT/" + number;
    }

    private static Rest.Answer state(Site site, String number, String key, String fact) {
        return site.national().state(path(number), key, "{\"fact\": " + fact.replace("TODAY", today()) + "}");
    }

    private static String today() {
        return LocalDate.now(Clock.systemUTC()).toString();
    }

    private static String endorsed(int quantity) {
        return """
                {"what": "ENDORSED", "on": "TODAY", "place": "Kloten", "method": "ELECTRONIC",
                 "blocks": [{"block": "A", "quantity": "%d", "unit": "PCS"}]}""".formatted(quantity);
    }

    private static String used(int quantity) {
        return """
                {"what": "USED", "on": "TODAY", "place": "Roissy",
                 "blocks": [{"block": "A", "accepted": "%d", "unit": "PCS"}]}""".formatted(quantity);
    }

    private static String claimed() {
        return "{\"what\": \"CLAIMED\", \"on\": \"TODAY\", \"place\": \"Roissy\"}";
    }

    private static String withdrawn() {
        return "{\"what\": \"WITHDRAWN\", \"on\": \"TODAY\", \"reason\": \"the quota was reached\"}";
    }

    private static JsonNode permit(Site site, String number) {
        return site.national().get(path(number)).json();
    }

    private static void awaitStanding(Site site, String number, String state) {
        Await.until(
                number + " " + state + " at " + site.party() + ", it is:",
                Site.DELIVERY_MAX,
                () -> permit(site, number).path("state").asText().equals(state));
    }

    @Test
    void a_permit_is_endorsed_claimed_and_used_and_a_claim_for_the_rest_is_denied() {
        String number = issued();
        assertThat(state(both.swiss(), number, number + "-14", endorsed(180)).status())
                .isEqualTo(202);
        awaitStanding(both.french(), number, "ENDORSED");

        JsonNode first = state(both.french(), number, number + "-c1", claimed()).json();
        JsonNode second =
                state(both.french(), number, number + "-c2", claimed()).json();
        state(both.french(), number, number + "-use", used(180));
        awaitStanding(both.swiss(), number, "USED");
        JsonNode rest = state(both.french(), number, number + "-c3", claimed()).json();

        assertThat(first.path("claim").path("outcome").asText()).isEqualTo("GRANTED");
        assertThat(second.path("findings").path(0).path("rule").asText()).isEqualTo("L-03");
        assertThat(rest.path("findings").path(0).path("sentence").asText())
                .isEqualTo("The permit is used; it cannot be used.");
        for (Site site : new Site[] {both.swiss(), both.french()}) {
            JsonNode permit = permit(site, number);
            assertThat(permit.path("blocks").path(0).path("shipped").asText()).isEqualTo("180 PCS");
            assertThat(permit.path("blocks").path(0).path("used").asText()).isEqualTo("180");
            assertThat(permit.path("statements")).hasSize(4);
        }
    }

    @Test
    void the_documents_of_one_movement_are_claimed_and_used_up_together_on_both_sides() {
        both.french().awaitDelivered(both.french().submit(Permits.sample("12-import-fr-from-ch-snow-leopard")));
        both.swiss().awaitDelivered(both.swiss().submit(Permits.sample("06-export-ch-fr-snow-leopard")));
        String linked = "\"linked\": [{\"country\": \"FR\", \"kind\": \"IMPORT\", \"number\": \"FR2607500418-I\"}]";

        JsonNode claim = state(
                        both.french(),
                        LEOPARD,
                        "leopard-claim",
                        "{\"what\": \"CLAIMED\", \"on\": \"TODAY\", \"place\": \"Roissy\", " + linked + "}")
                .json();
        state(
                both.french(),
                LEOPARD,
                "leopard-use",
                "{\"what\": \"USED\", \"on\": \"TODAY\", \"place\": \"Roissy\", \"blocks\": [{\"block\": \"A\","
                        + " \"accepted\": \"1\", \"unit\": \"PCS\"}], " + linked + "}");

        assertThat(claim.path("claim").path("outcome").asText()).isEqualTo("GRANTED");
        for (Site site : new Site[] {both.swiss(), both.french()}) {
            awaitStanding(site, LEOPARD, "USED");
            assertThat(site.national()
                            .get("permits/FR/IMPORT/FR2607500418-I")
                            .json()
                            .path("state")
                            .asText())
                    .isEqualTo("USED");
        }
    }

    @Test
    void an_inquiry_is_answered_and_stands_on_both_sides() {
        String number = issued();
        state(both.french(), number, number + "-q", """
                {"what": "ASKED", "on": "TODAY", "to": "CH", "ground": "ANNOTATED_QUOTA",
                 "reason": "Which quota is this of?", "answerBy": "2099-12-31"}""");
        Await.until(
                "the inquiry of " + number,
                Site.DELIVERY_MAX,
                () -> permit(both.swiss(), number).path("statements").size() == 1);
        String inquiry = permit(both.swiss(), number)
                .path("statements")
                .path(0)
                .path("id")
                .asText();

        state(
                both.swiss(),
                number,
                number + "-a",
                "{\"what\": \"CONFIRMED\", \"on\": \"TODAY\", \"inquiry\": \"" + inquiry
                        + "\", \"reason\": \"Of this year.\"}");

        Await.until(
                "the answer to " + inquiry,
                Site.DELIVERY_MAX,
                () -> permit(both.french(), number)
                        .path("statements")
                        .path(1)
                        .path("fact")
                        .path("what")
                        .asText()
                        .equals("CONFIRMED"));
        assertThat(permit(both.french(), number).path("state").asText()).isEqualTo("ISSUED");
    }

    @Test
    void a_use_after_withdrawal_is_kept_and_disputed_on_both_sides() {
        String number = issued();
        state(both.swiss(), number, number + "-w", withdrawn());
        awaitStanding(both.french(), number, "WITHDRAWN");

        Rest.Answer answer = state(both.french(), number, number + "-use", used(300));

        assertThat(answer.status()).isEqualTo(202);
        awaitStanding(both.swiss(), number, "DISPUTED");
        assertThat(permit(both.french(), number).path("state").asText()).isEqualTo("DISPUTED");
        assertThat(both.swiss().logged()).contains("permit-disputed");
        assertThat(both.french().logged()).contains("permit-disputed");
    }

    @Test
    void a_claim_while_the_issuer_is_down_is_provisional_and_reconciled_when_it_is_back() {
        String number = issued();
        both.swiss().kill();

        JsonNode claim = state(both.french(), number, number + "-c", claimed()).json();
        start();

        assertThat(claim.path("claim").path("outcome").asText()).isEqualTo("PROVISIONAL");
        both.french().awaitDelivered(claim.path("messages").path(0).path("id").asText());
        assertThat(permit(both.french(), number)
                        .path("statements")
                        .path(1)
                        .path("fact")
                        .path("what")
                        .asText())
                .isEqualTo("GRANTED");
        assertThat(permit(both.swiss(), number).path("statements")).hasSize(2);
    }

    /** Between which two steps of a statement the process dies. */
    enum Step {
        STATE_BEFORE_RECORD(true, Place.before("core.exchange.MakeStatement", "record")),
        STATE_AFTER_COMMIT(true, Place.after("store.SqliteWriter", "record")),
        STATE_BEFORE_HAND_OVER(true, Place.before("core.exchange.MakeStatement", "handOver")),
        STATE_BEFORE_ANSWER(true, Place.before("core.exchange.MakeStatement", "answer")),
        RECEIVE_BEFORE_DECIDING(false, Place.before("core.exchange.StatementReception", "decide")),
        RECEIVE_BEFORE_RECORD(false, Place.before("core.exchange.ReceiveMessage", "record")),
        RECEIVE_AFTER_COMMIT(false, Place.after("store.SqliteWriter", "record"));

        private final boolean isOfSender;

        @SuppressWarnings("ImmutableEnumChecker") // a record of two names
        private final Place place;

        Step(boolean isOfSender, Place place) {
            this.isOfSender = isOfSender;
            this.place = place;
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_process_killed_in_the_middle_of_a_statement_states_it_once_on_both_sides(Step step) {
        String number = issued();
        Site victim = step.isOfSender ? both.swiss() : both.french();
        Thread official = Thread.ofPlatform()
                .daemon()
                .name("official")
                .unstarted(() -> untilTaken(number, number + "-14", endorsed(300)));

        try (Breakpoint breakpoint = Breakpoint.set(step.isOfSender ? swissPort : frenchPort, step.place)) {
            official.start();
            breakpoint.await(TO_THE_PLACE);
            victim.kill();
        }
        start();

        awaitStanding(both.swiss(), number, "ENDORSED");
        awaitStanding(both.french(), number, "ENDORSED");
        assertThat(permit(both.swiss(), number).path("statements")).hasSize(1);
        assertThat(permit(both.french(), number).path("statements")).hasSize(1);
    }

    /** Says it under one key until it is taken. */
    private void untilTaken(String number, String key, String fact) {
        for (Optional<Rest.Answer> answer = Optional.empty();
                answer.filter(a -> a.status() < 300).isEmpty(); ) {
            try {
                answer = Optional.of(state(both.swiss(), number, key, fact));
            } catch (UncheckedIOException killed) {
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        }
    }

    @Test
    void another_authority_sees_the_permit_by_number_as_existing_epix_systems_do(@TempDir Path folder) {
        String number = issued();
        Path shown = folder.resolve("shown.xml");

        int code = RootCommand.run(
                "fetch", "CH", number, "--dir", both.french().home().dir().toString(), "--output", shown.toString());

        assertThat(code).isZero();
        assertThat(Sources.text(shown)).contains(number, "Cyclamen hederifolium");
        assertThat(RootCommand.run(
                        "fetch",
                        "CH",
                        number + "X",
                        "--dir",
                        both.french().home().dir().toString()))
                .isNotZero();
    }

    @Test
    void a_protected_permit_is_shown_with_its_token_only(@TempDir Path folder) throws IOException {
        String number = issued();
        String french = both.french().home().dir().toString();
        Path token = folder.resolve("token");
        Files.writeString(token, "7d1f-b2c9-4e6a-93");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));

        assertThat(RootCommand.run(
                        "permit",
                        "token",
                        "CH",
                        number,
                        "--dir",
                        both.swiss().home().dir().toString(),
                        "--token-of-permit",
                        token.toString()))
                .isZero();

        assertThat(RootCommand.run("fetch", "CH", number, "--dir", french)).isNotZero();
        assertThat(RootCommand.run("fetch", "CH", number, "--dir", french, "--token", "7d1f-b2c9-4e6a-94"))
                .isNotZero();
        assertThat(RootCommand.run("fetch", "CH", number, "--dir", french, "--token-file", token.toString()))
                .isZero();
        assertThat(both.swiss().logged() + both.french().logged()).doesNotContain("7d1f-b2c9");
    }

    @Test
    void quantities_that_are_confirmed_by_the_old_way_make_the_permit_used_by_the_word_of_the_connection() {
        String number = issued();

        int code = RootCommand.run(
                "confirm",
                "CH",
                number,
                "A=300",
                "--dir",
                both.french().home().dir().toString());

        assertThat(code).isZero();
        JsonNode permit = permit(both.swiss(), number);
        assertThat(permit.path("state").asText()).isEqualTo("USED");
        assertThat(permit.path("statements").path(0).path("assurance").asText()).isEqualTo("CHANNEL_ONLY");
        assertThat(permit.path("blocks").path(0).path("shipped").asText("")).isEmpty();
    }
}
