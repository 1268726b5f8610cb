package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.ScriptedPeerConnection.garbage;
import static org.epixgateway.core.exchange.ScriptedPeerConnection.mayHaveArrived;
import static org.epixgateway.core.exchange.ScriptedPeerConnection.unreachableBeforeArrival;
import static org.epixgateway.core.exchange.TestParties.NAMIBIA;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;

import java.util.List;
import java.util.Optional;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

/** Two attempts at one message whose outcomes come in the other order: what is certain is never undone. */
class OvertakenAttemptTest {
    private final InMemoryNetwork network = new InMemoryNetwork();
    private final InMemoryGateway swiss = network.gateway(SWITZERLAND);
    private final InMemoryGateway namibia = network.gateway(NAMIBIA);
    private final Permit tusks = TestPermits.elephantTuskExport();
    private final MessageId id = namibia.accepted(tusks, "key-1");
    private final Delivery slow = namibia.begin(namibia.queue.take(SWITZERLAND).orElseThrow());

    private void resend() {
        assertThat(namibia.acts().operator().resend(id, "officer")).isInstanceOf(OperatorActs.Did.class);
    }

    private void isNow(SentState state) {
        namibia.store.record(List.of(new Change.SaveSent(
                state.isFinished()
                        ? namibia.sent(id).finished(state, network.wall().instant(), "by a test", Optional.empty())
                        : namibia.sent(id).inState(state, "by a test"),
                List.of())));
    }

    @Test
    void an_outage_does_not_undo_a_delivery() {
        resend();
        assertThat(namibia.work()).containsExactly("delivered");

        namibia.connection.next(mayHaveArrived());
        assertThat(namibia.finish(slow)).isEqualTo("overtaken");

        assertThat(namibia.sent(id).state()).isEqualTo(SentState.DELIVERED);
        assertThat(namibia.sent(id).outcomeUnknown()).isFalse();
    }

    @Test
    void a_second_receipt_changes_nothing() {
        resend();
        namibia.work();

        assertThat(namibia.finish(slow)).isEqualTo("overtaken");

        assertThat(namibia.evidenceKinds()).containsOnlyOnce("receipt-verified");
    }

    @Test
    void an_outage_does_not_wake_a_parked_message() {
        isNow(SentState.PARKED);

        namibia.connection.next(unreachableBeforeArrival());
        assertThat(namibia.finish(slow)).isEqualTo("overtaken");

        assertThat(namibia.sent(id).state()).isEqualTo(SentState.PARKED);
    }

    @Test
    void an_outage_says_nothing_about_a_newer_attempt() {
        resend();
        Delivery newer = namibia.begin(namibia.queue.take(SWITZERLAND).orElseThrow());

        namibia.connection.next(unreachableBeforeArrival());
        assertThat(namibia.finish(slow)).isEqualTo("overtaken");

        assertThat(namibia.sent(id).state()).isEqualTo(SentState.HANDED_OVER);
        assertThat(namibia.sent(id).outcomeUnknown()).isTrue();
        assertThat(namibia.finish(newer)).isEqualTo("delivered");
    }

    @Test
    void an_invalid_answer_does_not_count_against_a_message_that_was_handed_over_again() {
        resend();

        namibia.connection.next(garbage());
        assertThat(namibia.finish(slow)).isEqualTo("overtaken");

        assertThat(namibia.sent(id).invalidAnswers()).isZero();
        assertThat(namibia.work()).containsExactly("delivered");
    }

    @Test
    void a_receipt_is_recorded_for_a_message_that_was_parked_or_handed_over_again() {
        isNow(SentState.PARKED);

        assertThat(namibia.finish(slow)).isEqualTo("delivered");

        assertThat(namibia.sent(id).state()).isEqualTo(SentState.DELIVERED);
        assertThat(namibia.store.answerTo(id)).isEqualTo(swiss.store.answerGiven(NAMIBIA, id));
    }

    @Test
    void a_receipt_that_comes_after_the_end_is_recorded_with_an_alarm() {
        isNow(SentState.WITHDRAWN);

        assertThat(namibia.finish(slow)).isEqualTo("delivered");

        assertThat(namibia.sent(id).state()).isEqualTo(SentState.DELIVERED);
        assertThat(namibia.sent(id).note()).contains("WITHDRAWN");
        assertThat(namibia.observations.alarmKinds()).containsExactly("late-receipt");
        assertThat(namibia.evidenceKinds()).contains("receipt-verified");
    }

    @Test
    void a_late_receipt_hands_nothing_over_twice() {
        MessageId next = namibia.accepted(tusks, "key-2");
        isNow(SentState.WITHDRAWN);
        Delivery underWay = namibia.begin(namibia.queue.take(SWITZERLAND).orElseThrow());

        namibia.finish(slow);

        assertThat(namibia.sent(next).state()).isEqualTo(SentState.HANDED_OVER);
        assertThat(namibia.finish(underWay)).isEqualTo("delivered");
        assertThat(namibia.work()).isEmpty();
    }
}
