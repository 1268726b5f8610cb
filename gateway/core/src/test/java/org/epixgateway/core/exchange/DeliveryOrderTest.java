package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.ScriptedPeerConnection.garbage;
import static org.epixgateway.core.exchange.ScriptedPeerConnection.tryLater;
import static org.epixgateway.core.exchange.TestParties.NAMIBIA;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;

import java.time.Duration;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

/** Messages about one permit go out one after the other; what ends one lets the next go. */
class DeliveryOrderTest {
    private final InMemoryNetwork network = new InMemoryNetwork();
    private final InMemoryGateway swiss = network.gateway(SWITZERLAND);
    private final InMemoryGateway namibia = network.gateway(NAMIBIA);
    private final Permit tusks = TestPermits.elephantTuskExport();
    private final MessageId first = namibia.accepted(tusks, "key-1");
    private final MessageId second = namibia.accepted(tusks, "key-2");
    private final MessageId other = namibia.accepted(TestPermits.minimalExport(), "key-3");

    private SentState state(MessageId id) {
        return namibia.sent(id).state();
    }

    private void parkFirst() {
        namibia.acts().deliver().setAside(first + "/1", "a bug");
    }

    @Test
    void the_second_waits_until_the_first_is_finished_and_then_goes_at_once() {
        String workOfFirst = namibia.queue.take(SWITZERLAND).orElseThrow();
        Delivery slow = namibia.begin(workOfFirst);

        assertThat(namibia.work()).containsExactly("waiting", "delivered");
        assertThat(state(second)).isEqualTo(SentState.QUEUED);
        assertThat(namibia.sent(second).note()).isEqualTo("waiting for " + first);

        assertThat(namibia.finish(slow)).isEqualTo("delivered");
        assertThat(namibia.work()).containsExactly("delivered");
        assertThat(swiss.store.inbox(0, true, true, 10))
                .extracting(ReceivedMessage::id)
                .containsExactly(other, first, second);
    }

    @Test
    void an_outage_of_the_first_does_not_let_the_second_overtake() {
        namibia.connection.next(tryLater(Duration.ofMinutes(3)));

        namibia.work();
        namibia.settle(2);
        assertThat(state(first)).isEqualTo(SentState.QUEUED);
        assertThat(state(second)).isEqualTo(SentState.QUEUED);
        assertThat(state(other)).isEqualTo(SentState.DELIVERED);

        namibia.settle(2);
        assertThat(state(second)).isEqualTo(SentState.DELIVERED);
    }

    @Test
    void a_parked_message_holds_back_later_ones_of_its_permit_only_and_visibly() {
        parkFirst();
        namibia.work();
        namibia.settle(30);

        assertThat(state(second)).isEqualTo(SentState.QUEUED);
        assertThat(namibia.sent(second).note()).isEqualTo("waiting for " + first);
        assertThat(state(other)).isEqualTo(SentState.DELIVERED);
    }

    @Test
    void withdrawing_the_parked_one_lets_the_next_go() {
        parkFirst();
        namibia.work();

        assertThat(namibia.acts().operator().withdraw(first, "officer", "wrong"))
                .isInstanceOf(OperatorActs.Did.class);

        assertThat(namibia.work()).containsExactly("delivered");
        assertThat(state(second)).isEqualTo(SentState.DELIVERED);
        assertThat(namibia.evidenceKinds()).contains("message-withdrawn");
    }

    @Test
    void resending_the_parked_one_sends_both_in_order() {
        parkFirst();
        namibia.work();

        namibia.acts().operator().resend(first, "officer");
        namibia.work();

        assertThat(swiss.store.inbox(0, true, true, 10))
                .extracting(ReceivedMessage::id)
                .containsExactly(other, first, second);
    }

    @Test
    void finishing_a_message_does_not_wake_a_parked_one_behind_it() {
        namibia.acts().deliver().setAside(second + "/1", "a bug");

        namibia.work();

        assertThat(state(first)).isEqualTo(SentState.DELIVERED);
        assertThat(state(second)).isEqualTo(SentState.PARKED);
    }

    @Test
    void withdrawing_a_message_does_not_wake_a_parked_one_behind_it() {
        namibia.acts().deliver().setAside(second + "/1", "a bug");

        namibia.acts().operator().withdraw(first, "officer", "wrong");

        assertThat(state(second)).isEqualTo(SentState.PARKED);
    }

    @Test
    void a_message_that_came_to_wait_while_the_first_was_being_finished_is_found_by_the_sweep() {
        namibia.work();
        String workOfThird = namibia.accepted(tusks, "key-4") + "/1";
        Delivery third = namibia.begin(namibia.queue.take(SWITZERLAND).orElseThrow());
        MessageId fourth = namibia.accepted(tusks, "key-5");
        namibia.queue.take(SWITZERLAND);
        namibia.finish(third);
        namibia.queue.lose();

        namibia.settle(6);

        assertThat(namibia.deliver(workOfThird)).isEqualTo("dropped");
        assertThat(state(fourth)).isEqualTo(SentState.DELIVERED);
    }

    @Test
    void the_next_is_not_lost_when_the_broker_is_away_at_the_end_of_the_first() {
        Delivery slow = namibia.begin(namibia.queue.take(SWITZERLAND).orElseThrow());
        namibia.work();
        namibia.queue.breakDown("The broker is away.");

        assertThat(namibia.finish(slow)).isEqualTo("delivered");
        assertThat(namibia.observations.alarmKinds()).containsExactly("queue");
        namibia.queue.repair();
        namibia.settle(6);

        assertThat(state(second)).isEqualTo(SentState.DELIVERED);
    }

    @Test
    void wall_clocks_that_jump_do_not_change_the_order() {
        network.jump(Duration.ofHours(-3));
        MessageId third = namibia.accepted(tusks, "key-4");
        network.jump(Duration.ofHours(3));
        namibia.connection.next(garbage());

        namibia.work();
        namibia.settle(3);

        assertThat(swiss.store.inbox(0, true, true, 10))
                .extracting(ReceivedMessage::id)
                .containsSubsequence(first, second, third);
    }
}
