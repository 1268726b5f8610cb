package org.epixgateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.epixgateway.app.command.RootCommand;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.documents.Samples;
import org.epixgateway.system.Breakpoint.Place;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** France sits behind a firewall: nobody can call it, it collects. Every journey ends as if it were called. */
@Timeout(240)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MailboxIT {
    private static final Duration TO_THE_PLACE = Duration.ofSeconds(40);
    private static final AtomicInteger NEXT = new AtomicInteger(400_000);
    private static final String MACAWS = "09-export-fr-ch-live-macaws";

    private final TwoGateways both;
    private int swissPort;
    private int frenchPort;

    MailboxIT(@TempDir Path folder) {
        Site french = Site.make(folder, "FR");
        french.changeSettings("exchange:\n", "exchange:\n  delivery-mode: publish\n");
        collectEvery(french, "1s");
        both = TwoGateways.registered(Site.make(folder, "CH"), french);
        start();
    }

    private static void collectEvery(Site french, String period) {
        french.addSettings("collect:\n  every: " + period + "\n");
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

    private static String swiss(String number) {
        return "permits/CH/EXPORT/" + number;
    }

    private static Rest.Answer state(Site site, String permit, String fact) {
        String today = LocalDate.now(Clock.systemUTC()).toString();
        return site.national()
                .state(permit, "key-" + NEXT.incrementAndGet(), "{\"fact\": " + fact.replace("TODAY", today) + "}");
    }

    private static String claimed() {
        return "{\"what\": \"CLAIMED\", \"on\": \"TODAY\", \"place\": \"the airport\"}";
    }

    private static void awaitStanding(Site site, String permit, String state) {
        Await.until(
                permit + " " + state + " at " + site.party(),
                Site.DELIVERY_MAX,
                () -> site.national().get(permit).json().path("state").asText().equals(state));
    }

    @Test
    void nothing_listens_where_others_could_call_and_readiness_says_so() {
        Set<Integer> open =
                new TreeSet<>(Listening.ports(both.french().process().pid()));
        open.remove(frenchPort);

        Set<Integer> ofItsOwn = new TreeSet<>(both.french().ports());
        ofItsOwn.remove(both.french().exchangePort());
        assertThat(open).isEqualTo(ofItsOwn);
        assertThat(both.french().management().get("ready").json().path("notes").toString())
                .contains("No exchange port is open");
    }

    @Test
    void a_permit_is_collected_endorsed_claimed_and_used_as_if_the_importer_were_called() {
        String permit = swiss(issued());
        state(both.swiss(), permit, """
                {"what": "ENDORSED", "on": "TODAY", "place": "Kloten", "method": "ELECTRONIC",
                 "blocks": [{"block": "A", "quantity": "180", "unit": "PCS"}]}""");
        awaitStanding(both.french(), permit, "ENDORSED");

        JsonNode claim = state(both.french(), permit, claimed()).json();
        state(both.french(), permit, """
                {"what": "USED", "on": "TODAY", "place": "Roissy",
                 "blocks": [{"block": "A", "accepted": "180", "unit": "PCS"}]}""");
        awaitStanding(both.swiss(), permit, "USED");

        assertThat(claim.path("claim").path("outcome").asText()).isEqualTo("GRANTED");
        for (Site site : new Site[] {both.swiss(), both.french()}) {
            assertThat(site.national().get(permit).json().path("statements")).hasSize(4);
        }
    }

    @Test
    void a_withdrawal_reaches_who_collects() {
        String permit = swiss(issued());

        state(
                both.swiss(),
                permit,
                "{\"what\": \"WITHDRAWN\", \"on\": \"TODAY\", \"reason\": \"the quota was reached\"}");

        awaitStanding(both.french(), permit, "WITHDRAWN");
    }

    @Test
    void a_claim_to_the_issuer_that_is_never_called_is_provisional_at_once_and_reconciled_when_it_collects() {
        Bytes macaws = Samples.shifted(Samples.permit(MACAWS), LocalDate.now(Clock.systemUTC()));
        String id = both.french().submit(macaws);
        both.french().awaitDelivered(id);
        String permit = "permits/FR/EXPORT/"
                + both.french().message(id).path("permitNumber").asText();

        long begun = System.nanoTime();
        JsonNode claim = state(both.swiss(), permit, claimed()).json();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);

        assertThat(claim.path("claim").path("outcome").asText()).isEqualTo("PROVISIONAL");
        assertThat(took).isLessThan(Duration.ofSeconds(4));
        both.swiss().awaitDelivered(claim.path("messages").path(0).path("id").asText());
        Await.until(
                "the claim is granted",
                Site.DELIVERY_MAX,
                () -> both.swiss().national().get(permit).json().toString().contains("GRANTED"));
        assertThat(both.french().national().get(permit).json().toString()).contains("GRANTED");
    }

    @Test
    void an_operator_collects_at_once_and_is_told_that_a_party_cannot_be_called() {
        String swiss = both.swiss().home().dir().toString();

        assertThat(RootCommand.run(
                        "collect", "CH", "--dir", both.french().home().dir().toString()))
                .isZero();
        assertThat(RootCommand.run("collect", "FR", "--dir", swiss)).isEqualTo(3);
        assertThat(RootCommand.run("party", "test", "FR", "--dir", swiss)).isZero();
        assertThat(both.swiss()
                        .control()
                        .get("gateway")
                        .json()
                        .path("mailboxes")
                        .toString())
                .contains("PUBLISH", "collectedByThem");
    }

    /** Between which two steps of a collection the process dies. */
    enum Step {
        PUBLISH_BEFORE_COMMIT(true, Place.before("core.exchange.Publication", "of")),
        PUBLISH_AFTER_COMMIT(true, Place.before("core.exchange.DeliverMessage", "begin")),
        FETCH_BEFORE_ATTEMPT(true, Place.before("core.exchange.Mailbox", "fetch")),
        FETCH_AFTER_ATTEMPT(true, Place.before("store.SentRows", "container")),
        CONFIRM_BEFORE_CHECK(true, Place.before("core.exchange.Mailbox", "confirm")),
        CONFIRM_BEFORE_RECORD(true, Place.before("core.exchange.DeliveryRecord", "answered")),
        CONFIRM_AFTER_RECORD(true, Place.before("core.exchange.DeliveryRecord", "told")),
        COLLECT_BEFORE_RECEIVE(false, Place.before("core.exchange.CollectMessages$Round", "fetched")),
        COLLECT_BEFORE_COMMIT(false, Place.before("core.exchange.ReceiveMessage", "record")),
        COLLECT_AFTER_COMMIT(false, Place.before("core.exchange.ReceiveMessage", "answer")),
        COLLECT_BEFORE_CONFIRM(false, Place.before("peers.SoapMailbox", "confirm")),
        COLLECT_AFTER_CONFIRM(false, Place.after("peers.SoapMailbox", "confirm"));

        private final boolean isOfPublisher;

        @SuppressWarnings("ImmutableEnumChecker") // a record of two names
        private final Place place;

        Step(boolean isOfPublisher, Place place) {
            this.isOfPublisher = isOfPublisher;
            this.place = place;
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_process_killed_in_the_middle_of_a_collection_loses_nothing_and_does_nothing_twice(Step step) {
        Bytes permit = Permits.numbered("26CH" + NEXT.incrementAndGet() + "E");
        Site victim = step.isOfPublisher ? both.swiss() : both.french();
        AtomicReference<String> id = new AtomicReference<>("");
        Thread official = Thread.ofPlatform().daemon().name("official").unstarted(() -> id.set(taken(permit)));

        try (Breakpoint breakpoint = Breakpoint.set(step.isOfPublisher ? swissPort : frenchPort, step.place)) {
            official.start();
            breakpoint.await(TO_THE_PLACE);
            victim.kill();
        }
        start();
        Await.until(
                "the submission is taken", Site.DELIVERY_MAX, () -> !id.get().isEmpty());

        both.swiss().awaitDelivered(id.get());
        assertThat(both.french().inbox()).containsOnlyOnce(id.get());
        assertThat(both.french().document(id.get())).isEqualTo(permit);
        assertThat(Store.counts(both.swiss(), "select hex(message) from evidence where kind = 'receipt-verified'")
                        .values())
                .containsOnly(1);
    }

    /** Hands a permit in under one key until it is taken. */
    private String taken(Bytes permit) {
        while (true) {
            try {
                return both.swiss().submit(permit);
            } catch (UncheckedIOException | AssertionError killedOrRepeated) {
                Optional<String> before = before(permit);
                if (before.isPresent()) {
                    return before.get();
                }
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        }
    }

    /** What an earlier try became whose answer was lost. */
    private Optional<String> before(Bytes permit) {
        try {
            Rest.Answer again =
                    both.swiss().national().submit(permit, permit.digest().hex(), "");
            return again.status() == 200
                    ? Optional.of(
                            again.json().path("messages").path(0).path("id").asText())
                    : Optional.empty();
        } catch (UncheckedIOException killed) {
            return Optional.empty();
        }
    }
}
