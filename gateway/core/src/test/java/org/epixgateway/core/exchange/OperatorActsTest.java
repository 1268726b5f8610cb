package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.ScriptedPeerConnection.mayHaveArrived;
import static org.epixgateway.core.exchange.ScriptedPeerConnection.unreachableBeforeArrival;
import static org.epixgateway.core.exchange.TestParties.NAMIBIA;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;

import java.time.Duration;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

class OperatorActsTest {
    private final InMemoryNetwork network = new InMemoryNetwork();
    private final InMemoryGateway swiss = network.gateway(SWITZERLAND);
    private final InMemoryGateway namibia = network.gateway(NAMIBIA);
    private final MessageId id = namibia.accepted(TestPermits.elephantTuskExport(), "key-1");

    private OperatorActs.Outcome resend() {
        return namibia.acts().operator().resend(id, "officer");
    }

    private OperatorActs.Outcome withdraw() {
        return namibia.acts().operator().withdraw(id, "officer", "wrong recipient");
    }

    @Test
    void a_parked_message_is_resent_with_the_same_bytes_and_id_under_a_higher_number() {
        namibia.acts().deliver().setAside(id + "/1", "a bug");
        var before = namibia.store.sentContainer(id);

        assertThat(resend()).isInstanceOf(OperatorActs.Did.class);

        assertThat(namibia.queue.waiting(SWITZERLAND)).containsExactly(id + "/1", id + "/2");
        assertThat(namibia.work()).containsExactly("dropped", "delivered");
        assertThat(namibia.connection.sent()).containsExactly(before.orElseThrow());
        assertThat(namibia.evidenceKinds()).contains("message-resent");
        assertThat(namibia.store.story(id)).extracting(JournalStep::who).contains("officer");
    }

    @Test
    void a_resend_starts_the_count_of_invalid_answers_anew() {
        namibia.connection.next(
                ScriptedPeerConnection.garbage(), ScriptedPeerConnection.garbage(), ScriptedPeerConnection.garbage());
        namibia.work();
        namibia.settle(2);
        assertThat(namibia.sent(id).state()).isEqualTo(SentState.PARKED);

        resend();

        assertThat(namibia.sent(id).invalidAnswers()).isZero();
        assertThat(namibia.work()).containsExactly("delivered");
    }

    @Test
    void what_is_finished_is_neither_resent_nor_withdrawn() {
        namibia.work();

        assertThat(resend()).isInstanceOf(OperatorActs.CannotNow.class);
        assertThat(withdraw()).isInstanceOf(OperatorActs.CannotNow.class);
        assertThat(namibia.sent(id).state()).isEqualTo(SentState.DELIVERED);
    }

    @Test
    void what_nobody_knows_is_unknown() {
        MessageId nobody = MessageId.parse("01930000-0000-7000-8000-000000000000");

        assertThat(namibia.acts().operator().resend(nobody, "officer")).isInstanceOf(OperatorActs.Unknown.class);
        assertThat(namibia.acts().operator().withdraw(nobody, "officer", "")).isInstanceOf(OperatorActs.Unknown.class);
    }

    @Test
    void a_message_that_nobody_has_is_withdrawn_and_never_sent() {
        assertThat(withdraw()).isInstanceOf(OperatorActs.Did.class);

        assertThat(namibia.work()).containsExactly("dropped");
        namibia.settle(10);
        assertThat(namibia.connection.sent()).isEmpty();
        assertThat(namibia.sent(id).state()).isEqualTo(SentState.WITHDRAWN);
        assertThat(namibia.evidenceKinds()).containsExactly("permit-submitted", "message-withdrawn");
    }

    @Test
    void a_message_that_surely_did_not_arrive_may_be_withdrawn() {
        namibia.connection.next(unreachableBeforeArrival());
        namibia.work();

        assertThat(withdraw()).isInstanceOf(OperatorActs.Did.class);
    }

    @Test
    void an_unknown_outcome_keeps_a_message_from_being_withdrawn_until_an_answer_settles_it() {
        namibia.connection.next(mayHaveArrived(), unreachableBeforeArrival());
        namibia.work();
        assertThat(withdraw())
                .isInstanceOfSatisfying(
                        OperatorActs.CannotNow.class,
                        no -> assertThat(no.sentence()).contains("resend it first"));
        network.pass(Duration.ofSeconds(6));
        namibia.acts().sweep().run();
        namibia.work();
        assertThat(withdraw()).isInstanceOf(OperatorActs.CannotNow.class);

        resend();
        namibia.work();

        assertThat(namibia.sent(id).state()).isEqualTo(SentState.DELIVERED);
        assertThat(swiss.store.inbox(0, true, true, 10)).hasSize(1);
    }

    @Test
    void a_message_on_the_wire_is_not_withdrawn() {
        Delivery begun = namibia.begin(namibia.queue.take(SWITZERLAND).orElseThrow());

        assertThat(withdraw()).isInstanceOf(OperatorActs.CannotNow.class);
        assertThat(namibia.finish(begun)).isEqualTo("delivered");
    }

    @Test
    void an_attempt_that_begins_after_a_withdrawal_sends_nothing() {
        Delivery picked = namibia.acts()
                .deliver()
                .pick(namibia.acts()
                        .deliver()
                        .take(namibia.queue.take(SWITZERLAND).orElseThrow()));
        withdraw();

        assertThat(namibia.acts().deliver().begin(picked)).isEqualTo(new Delivery.Done("overtaken"));
        assertThat(namibia.connection.sent()).isEmpty();
    }
}
