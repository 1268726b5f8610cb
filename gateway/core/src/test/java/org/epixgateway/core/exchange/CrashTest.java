package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.TestParties.FRANCE;
import static org.epixgateway.core.exchange.TestParties.NAMIBIA;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.evidence.EvidenceCheck;
import org.epixgateway.core.permit.InMemoryPermitDocuments;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The process dies before or after each durable step; the next life finishes the work, once. */
class CrashTest {
    private static final int STEPS_MAX = 60;

    private final InMemoryNetwork network = new InMemoryNetwork();
    private final InMemoryGateway swiss = network.gateway(SWITZERLAND);
    private final InMemoryGateway france = network.gateway(FRANCE);
    private final InMemoryGateway namibia = network.gateway(NAMIBIA);
    private final Permit tusks = TestPermits.elephantTuskExport();

    /** What is left of the broker after a crash. */
    enum Broker {
        KEPT,
        LOST
    }

    private SubmissionRequest request(Permit permit, String key) {
        return SubmissionRequest.of(
                InMemoryGateway.ACCOUNT,
                key,
                new InMemoryPermitDocuments().write(permit),
                List.of(SWITZERLAND, FRANCE));
    }

    /** Runs until a crash; whether there was one. */
    private static boolean dies(Runnable life) {
        try {
            life.run();
            return false;
        } catch (CrashPoints.Crash killed) {
            return true;
        }
    }

    private void revive(Broker broker) {
        if (broker == Broker.LOST) {
            namibia.queue.lose();
        }
        namibia.restart();
        namibia.work();
        namibia.settle(20);
    }

    private static void heldOnce(InMemoryGateway gateway, int messages) {
        assertThat(gateway.store.inbox(0, true, true, 100)).hasSize(messages);
        assertThat(EvidenceCheck.run(gateway.store, entry -> Optional.empty(), position -> {}))
                .isInstanceOf(EvidenceCheck.Intact.class);
    }

    private void nothingIsStranded() {
        assertThat(namibia.store.unfinished(0, 100)).isEmpty();
        assertThat(namibia.observations.alarmKinds()).doesNotContain("parked");
        assertThat(EvidenceCheck.run(namibia.store, entry -> Optional.empty(), position -> {}))
                .isInstanceOf(EvidenceCheck.Intact.class);
    }

    @ParameterizedTest
    @EnumSource(Broker.class)
    void a_submission_that_is_repeated_after_a_crash_is_sent_once_to_each_recipient(Broker broker) {
        int point = 0;
        for (boolean hasCrashed = true; hasCrashed; point++) {
            assertThat(point).isLessThan(STEPS_MAX);
            SubmissionRequest request = request(tusks, "key-" + point);
            namibia.crashes.crashAt(point);
            hasCrashed = dies(() -> namibia.submit(request));
            namibia.crashes.calmDown();
            namibia.submit(request);
            revive(broker);
            nothingIsStranded();
        }
        heldOnce(swiss, point);
        heldOnce(france, point);
        assertThat(point).isGreaterThan(4);
    }

    @ParameterizedTest
    @EnumSource(Broker.class)
    void deliveries_of_one_permit_survive_a_crash_at_every_step_in_their_order(Broker broker) {
        int count = 0;
        for (boolean hasCrashed = true; hasCrashed; ) {
            int point = count;
            assertThat(point).isLessThan(STEPS_MAX);
            namibia.submit(tusks, "first-" + point);
            namibia.submit(tusks, "second-" + point);
            namibia.crashes.crashAt(point);
            hasCrashed = dies(namibia::work);
            namibia.crashes.calmDown();
            revive(broker);
            nothingIsStranded();
            count++;
        }
        heldOnce(swiss, 2 * count);
        assertThat(count).isGreaterThan(6);
        List<MessageId> sentInOrder = namibia
                .store
                .searchSent(new MessageQuery("", java.util.Optional.empty(), java.util.Optional.empty(), 0, 1_000))
                .stream()
                .map(SentMessage::id)
                .toList()
                .reversed();
        assertThat(swiss.store.inbox(0, true, true, 1_000))
                .extracting(ReceivedMessage::id)
                .containsExactlyElementsOf(sentInOrder);
    }

    @ParameterizedTest
    @EnumSource(Broker.class)
    void sweeps_after_an_outage_survive_a_crash_at_every_step(Broker broker) {
        int count = 0;
        for (boolean hasCrashed = true; hasCrashed; count++) {
            int point = count;
            assertThat(point).isLessThan(STEPS_MAX);
            namibia.submit(tusks, "key-" + point);
            namibia.connection.next(ScriptedPeerConnection.tryLater(Duration.ofSeconds(1)));
            namibia.work();
            network.pass(Duration.ofSeconds(7));
            namibia.crashes.crashAt(point);
            hasCrashed = dies(() -> {
                namibia.acts().sweep().run();
                namibia.work();
            });
            namibia.crashes.calmDown();
            revive(broker);
            nothingIsStranded();
        }
        heldOnce(swiss, count);
    }

    @Test
    void a_crash_of_the_receiver_at_every_step_costs_an_attempt_and_nothing_else() {
        int count = 0;
        for (boolean isPending = false; !isPending; count++) {
            assertThat(count).isLessThan(STEPS_MAX);
            MessageId id = namibia.accepted(tusks, "key-" + count);
            swiss.crashes.crashAt(count);
            namibia.work();
            isPending = swiss.crashes.isPending();
            swiss.crashes.calmDown();
            swiss.restart();
            namibia.settle(5);
            assertThat(namibia.sent(id).state()).isEqualTo(SentState.DELIVERED);
            assertThat(namibia.store.answerTo(id)).isEqualTo(swiss.store.answerGiven(NAMIBIA, id));
        }
        heldOnce(swiss, count);
        assertThat(count).isEqualTo(3);
    }

    /** No process dies, only its consumer: nobody starts anew, the sweep alone must find what was left. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_consumer_that_dies_at_any_step_strands_nothing_even_without_a_restart(boolean isRedelivered) {
        int count = 0;
        for (boolean hasDied = true; hasDied; count++) {
            assertThat(count).isLessThan(STEPS_MAX);
            namibia.submit(tusks, "first-" + count);
            namibia.submit(tusks, "second-" + count);
            namibia.crashes.crashAt(count);
            hasDied = dies(namibia::work);
            namibia.crashes.calmDown();
            if (hasDied && !isRedelivered) {
                namibia.queue.take(SWITZERLAND);
            }
            namibia.settle(20);
            nothingIsStranded();
        }
        heldOnce(swiss, 2 * count);
    }

    @Test
    void work_is_never_stranded_when_the_broker_was_away_or_forgot_it() {
        namibia.queue.breakDown("The broker is away.");
        MessageId first = namibia.accepted(tusks, "key-1");
        assertThat(namibia.observations.alarmKinds()).containsExactly("queue");
        namibia.queue.repair();
        namibia.settle(1);
        assertThat(namibia.sent(first).state()).isEqualTo(SentState.DELIVERED);

        MessageId second = namibia.accepted(tusks, "key-2");
        namibia.queue.lose();
        namibia.settle(10);
        assertThat(namibia.sent(second).state()).isEqualTo(SentState.DELIVERED);
        heldOnce(swiss, 2);
    }

    @Test
    void what_an_old_queue_still_holds_at_start_is_outdated() {
        MessageId id = namibia.accepted(tusks, "key-1");

        namibia.restart();

        assertThat(namibia.queue.waiting(SWITZERLAND)).containsExactly(id + "/1", id + "/2");
        assertThat(namibia.work()).containsExactly("dropped", "delivered");
        assertThat(namibia.connection.sent()).hasSize(1);
    }

    @Test
    void a_start_hands_over_everything_unfinished_but_nothing_that_is_parked() {
        MessageId waiting = namibia.accepted(tusks, "key-1");
        MessageId parked = namibia.accepted(TestPermits.minimalExport(), "key-2");
        namibia.acts().deliver().setAside(parked + "/1", "a bug");
        namibia.queue.lose();

        namibia.restart();

        assertThat(namibia.queue.waiting(SWITZERLAND)).containsExactly(waiting + "/2");
    }
}
