package org.epixgateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.system.Breakpoint.Place;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * SIGKILL of sender and receiver, between any two durable steps and at random under load. Whatever was acknowledged is
 * delivered exactly once, with one receipt on each side, and both evidence logs are whole.
 */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class KillsIT {
    private static final Duration TO_THE_PLACE = Duration.ofSeconds(20);
    private static final int RANDOM_KILLS = 8;
    private static final int SUBMITTERS = 3;

    /** Load, but no backlog that grows faster than it is delivered between two kills. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final TwoGateways both;
    private int swissPort;
    private int frenchPort;

    KillsIT(@TempDir Path folder) {
        both = TwoGateways.make(folder);
    }

    /** Between which two durable steps the process dies. */
    enum Step {
        SUBMIT_BEFORE_RECORD(true, Place.before("core.exchange.SubmitPermit", "record")),
        SUBMIT_AFTER_COMMIT(true, Place.after("store.SqliteWriter", "record")),
        SUBMIT_BEFORE_HAND_OVER(true, Place.before("broker.ArtemisDeliveryQueue", "handOver")),
        SUBMIT_AFTER_HAND_OVER(true, Place.after("broker.ArtemisDeliveryQueue", "handOver")),
        SUBMIT_BEFORE_ANSWER(true, Place.before("core.exchange.SubmitPermit", "answer")),
        DELIVER_BEFORE_BEGIN(true, Place.before("core.exchange.DeliverMessage", "begin")),
        DELIVER_AFTER_BEGIN(true, Place.before("core.exchange.DeliverMessage", "send")),
        DELIVER_AFTER_REPLY(true, Place.before("core.exchange.DeliverMessage", "check")),
        DELIVER_BEFORE_RECORD(true, Place.before("core.exchange.DeliverMessage", "record")),
        DELIVER_AFTER_RECORD(true, Place.after("core.exchange.DeliverMessage", "record")),
        RECEIVE_BEFORE_RECORD(false, Place.before("core.exchange.ReceiveMessage", "record")),
        RECEIVE_AFTER_COMMIT(false, Place.after("store.SqliteWriter", "record")),
        RECEIVE_BEFORE_ANSWER(false, Place.before("core.exchange.ReceiveMessage", "answer"));

        private final boolean isOfSender;

        @SuppressWarnings("ImmutableEnumChecker") // a record of two names
        private final Place place;

        Step(boolean isOfSender, Place place) {
            this.isOfSender = isOfSender;
            this.place = place;
        }
    }

    @BeforeAll
    void start() {
        startSwiss();
        startFrench();
    }

    @AfterAll
    void stop() {
        both.close();
    }

    @AfterEach
    void leaveNothingDead() {
        if (!both.swiss().isRunning()) {
            startSwiss();
        }
        if (!both.french().isRunning()) {
            startFrench();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Order(1)
    @DisplayName("a process killed between two durable steps loses nothing and does nothing twice")
    void a_process_killed_between_two_durable_steps_loses_nothing_and_does_nothing_twice(Step step) {
        Bytes permit = Permits.next();
        Site victim = step.isOfSender ? both.swiss() : both.french();
        AtomicBoolean isOver = new AtomicBoolean();
        Thread submitter = submitting(isOver, permit);

        try (Breakpoint breakpoint = Breakpoint.set(step.isOfSender ? swissPort : frenchPort, step.place)) {
            submitter.start();
            breakpoint.await(TO_THE_PLACE);
            victim.kill();
        }
        leaveNothingDead();
        end(submitter, isOver);

        String id = acknowledged.stream().reduce((first, last) -> last).orElseThrow();
        both.swiss().awaitDelivered(id);
        assertThat(both.french().inbox()).containsOnlyOnce(id);
        assertThat(both.french().document(id)).isEqualTo(permit);
    }

    @Test
    @Order(2)
    void kills_at_random_under_load_lose_nothing_and_do_nothing_twice() {
        Random random = new Random(20261123);
        AtomicBoolean isOver = new AtomicBoolean();
        List<Thread> submitters = new ArrayList<>();
        for (int i = 0; i < SUBMITTERS; i++) {
            submitters.add(submitting(isOver));
        }
        submitters.forEach(Thread::start);

        for (int kill = 0; kill < RANDOM_KILLS; kill++) {
            int before = acknowledged.size();
            Await.until("load", Site.DELIVERY_MAX, () -> acknowledged.size() > before);
            LockSupport.parkNanos(random.nextLong(Duration.ofMillis(600).toNanos()));
            if (random.nextBoolean()) {
                both.swiss().kill();
                startSwiss();
            } else {
                both.french().kill();
                startFrench();
            }
        }
        submitters.forEach(submitter -> end(submitter, isOver));

        System.out.println(acknowledged.size() + " acknowledged, " + RANDOM_KILLS + " random kills");
        acknowledged.forEach(both.swiss()::awaitDelivered);
    }

    @Test
    @Order(3)
    void afterwards_both_sides_hold_every_acknowledged_permit_exactly_once() {
        assertThat(acknowledged).doesNotHaveDuplicates().hasSizeGreaterThan(RANDOM_KILLS);

        List<String> inbox = both.french().inbox();
        assertThat(inbox).doesNotHaveDuplicates().containsAll(acknowledged);
        both.swiss().stop();
        both.french().stop();
        for (String once : List.of("evidence", "sent_answer")) {
            assertThat(Store.counts(both.swiss(), receipts(once)).values())
                    .hasSize(inbox.size())
                    .containsOnly(1);
        }
        assertThat(Store.counts(both.french(), "select hex(id) from received").values())
                .hasSize(inbox.size())
                .containsOnly(1);
        both.requireIntactEvidence();
    }

    private static String receipts(String table) {
        return table.equals("evidence")
                ? "select message from evidence where kind = 'receipt-verified'"
                : "select sent from sent_answer where accepted = 1";
    }

    private void startSwiss() {
        swissPort = Site.freePort();
        both.swiss().start(Breakpoint.agent(swissPort));
    }

    private void startFrench() {
        frenchPort = Site.freePort();
        both.french().start(Breakpoint.agent(frenchPort));
    }

    /** Submits the given permits, or one after the other; each again and again under its key until it is acknowledged. */
    private Thread submitting(AtomicBoolean isOver, Bytes... permits) {
        return Thread.ofPlatform().daemon().name("submitter").unstarted(() -> {
            for (int i = 0; permits.length == 0 ? !isOver.get() : i < permits.length; i++) {
                Bytes permit = permits.length == 0 ? Permits.next() : permits[i];
                Optional<String> id = Optional.empty();
                while (id.isEmpty()) {
                    id = handedIn(permit);
                }
                acknowledged.add(id.get());
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        });
    }

    private Optional<String> handedIn(Bytes permit) {
        try {
            Rest.Answer answer =
                    both.swiss().national().submit(permit, permit.digest().hex(), "");
            if (answer.status() == 202 || answer.status() == 200) {
                return Optional.of(
                        answer.json().path("messages").path(0).path("id").asText());
            }
        } catch (UncheckedIOException dead) {
            // tried again until it lives
        }
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        return Optional.empty();
    }

    private static void end(Thread submitter, AtomicBoolean isOver) {
        isOver.set(true);
        try {
            assertThat(submitter.join(Site.DELIVERY_MAX))
                    .as("the last submission ended")
                    .isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
