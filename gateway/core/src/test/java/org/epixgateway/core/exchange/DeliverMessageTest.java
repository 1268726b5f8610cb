package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.epixgateway.core.exchange.ScriptedPeerConnection.garbage;
import static org.epixgateway.core.exchange.ScriptedPeerConnection.mayHaveArrived;
import static org.epixgateway.core.exchange.ScriptedPeerConnection.notRegistered;
import static org.epixgateway.core.exchange.ScriptedPeerConnection.tryLater;
import static org.epixgateway.core.exchange.ScriptedPeerConnection.unreachableBeforeArrival;
import static org.epixgateway.core.exchange.TestParties.NAMIBIA;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.evidence.EvidenceCheck;
import org.epixgateway.core.life.PermitState;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

class DeliverMessageTest {
    private final InMemoryNetwork network = new InMemoryNetwork();
    private final InMemoryGateway swiss = network.gateway(SWITZERLAND);
    private final InMemoryGateway namibia = network.gateway(NAMIBIA);
    private final Permit tusks = TestPermits.elephantTuskExport();
    private final MessageId id = namibia.accepted(tusks, "key-1");

    private Duration delay() {
        return Duration.between(
                network.clocks().steady().instant(), namibia.sent(id).nextAttemptAt());
    }

    private void settleIn(Duration time) {
        network.pass(time);
        namibia.acts().sweep().run();
        namibia.work();
    }

    @Test
    void a_message_is_delivered_when_the_receipt_is_verified_and_stored() {
        assertThat(namibia.work()).containsExactly("delivered");

        SentMessage sent = namibia.sent(id);
        assertThat(sent.state()).isEqualTo(SentState.DELIVERED);
        assertThat(sent.outcomeUnknown()).isFalse();
        assertThat(namibia.store.answerTo(id)).isEqualTo(swiss.store.answerGiven(NAMIBIA, id));
        assertThat(sent.answer().orElseThrow().file())
                .isEqualTo(namibia.store.answerTo(id).orElseThrow().digest());
        assertThat(namibia.evidenceKinds()).containsExactly("permit-submitted", "receipt-verified");
        assertThat(namibia.store.lastKnownHead("CH")).isPresent();
        assertThat(EvidenceCheck.run(namibia.store, entry -> Optional.empty(), position -> {}))
                .isInstanceOf(EvidenceCheck.Intact.class);
    }

    @Test
    void the_story_of_a_message_tells_each_step() {
        namibia.work();

        assertThat(namibia.store.story(id))
                .extracting(JournalStep::what)
                .containsExactly("ACCEPTED", "HANDED_OVER", "DELIVERED");
    }

    @Test
    void a_final_refusal_ends_the_message() {
        Permit altered =
                PermitDraft.of(tusks).with(p -> p.securityStamp = "NA7654321").build();
        HeaderDraft elsewhere = HeaderDraft.of(namibia, altered, SWITZERLAND, network);
        swiss.receive(elsewhere.sealed(), NAMIBIA);

        assertThat(namibia.work()).containsExactly("refused");

        assertThat(namibia.sent(id).state()).isEqualTo(SentState.REFUSED);
        assertThat(namibia.store.find(tusks.key().orElseThrow()).orElseThrow().state())
                .isEqualTo(PermitState.DISPUTED);
        assertThat(swiss.store.find(tusks.key().orElseThrow()).orElseThrow().state())
                .isEqualTo(PermitState.DISPUTED);
        assertThat(namibia.observations.alarmKinds()).containsExactly("number-conflict");
        assertThat(namibia.evidenceKinds()).containsExactly("permit-submitted", "refusal-verified", "permit-disputed");
    }

    @Test
    void a_peer_that_cannot_be_reached_is_tried_again_with_growing_and_bounded_delays() {
        for (long expected : List.of(5, 10, 20, 40, 80, 160, 320, 600, 600)) {
            namibia.connection.next(tryLater(Duration.ZERO));
            namibia.work();
            assertThat(delay()).isBetween(Duration.ofMillis(expected * 800), Duration.ofMillis(expected * 1_200));
            network.pass(delay());
            namibia.acts().sweep().run();
        }
        namibia.work();

        assertThat(namibia.sent(id).state()).isEqualTo(SentState.DELIVERED);
        assertThat(namibia.sent(id).attempts()).isEqualTo(10);
    }

    @Test
    void every_attempt_sends_the_same_bytes() {
        namibia.connection.next(unreachableBeforeArrival(), mayHaveArrived());
        namibia.work();
        settleIn(Duration.ofSeconds(6));
        settleIn(Duration.ofSeconds(12));

        assertThat(namibia.connection.sent())
                .hasSize(3)
                .containsOnly(namibia.store.sentContainer(id).orElseThrow());
        assertThat(namibia.sent(id).state()).isEqualTo(SentState.DELIVERED);
    }

    @Test
    void a_peer_that_asks_for_time_gets_it_within_bounds() {
        namibia.connection.next(tryLater(Duration.ofMinutes(2)), tryLater(Duration.ofHours(5)));

        namibia.work();
        assertThat(delay()).isEqualTo(Duration.ofMinutes(2));

        settleIn(Duration.ofMinutes(2));
        assertThat(delay()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void not_being_registered_is_an_outage_and_an_alarm_at_once() {
        namibia.connection.next(notRegistered());

        assertThat(namibia.work()).containsExactly("retry");

        assertThat(namibia.observations.alarmKinds()).containsExactly("not-registered");
        assertThat(namibia.sent(id).outcomeUnknown()).isFalse();
    }

    @Test
    void an_arrival_without_an_answer_leaves_the_outcome_unknown_until_the_stored_answer_settles_it() {
        namibia.connection.next(ScriptedPeerConnection.arrivesThenBreaks(
                container -> new PeerConnection.Answered(swiss.receive(container, NAMIBIA))));
        namibia.work();
        assertThat(namibia.sent(id).outcomeUnknown()).isTrue();

        namibia.connection.next(tryLater(Duration.ZERO));
        settleIn(Duration.ofSeconds(6));
        assertThat(namibia.sent(id).outcomeUnknown()).isTrue();

        settleIn(Duration.ofSeconds(12));
        assertThat(namibia.sent(id).state()).isEqualTo(SentState.DELIVERED);
        assertThat(swiss.store.inbox(0, true, true, 10)).hasSize(1);
    }

    @Test
    void the_third_answer_in_a_row_that_is_none_parks() {
        namibia.connection.next(garbage(), garbage(), garbage());

        assertThat(namibia.work()).containsExactly("retry");
        settleIn(Duration.ofSeconds(6));
        assertThat(namibia.sent(id).state()).isEqualTo(SentState.QUEUED);
        settleIn(Duration.ofSeconds(12));

        assertThat(namibia.sent(id).state()).isEqualTo(SentState.PARKED);
        assertThat(namibia.sent(id).outcomeUnknown()).isTrue();
        assertThat(namibia.observations.alarmKinds()).containsExactly("invalid-answer", "invalid-answer", "parked");
        assertThat(namibia.evidenceKinds()).containsExactly("permit-submitted", "message-parked");
        settleIn(Duration.ofDays(1));
        assertThat(namibia.connection.sent()).hasSize(3);
    }

    @Test
    void a_message_that_cannot_be_delivered_for_seven_days_is_parked_and_not_a_moment_before() {
        Instant accepted = namibia.sent(id).acceptedAt();
        network.pass(Duration.ofDays(7));
        namibia.connection.next(tryLater(Duration.ZERO), tryLater(Duration.ZERO));
        namibia.work();
        assertThat(namibia.sent(id).state()).isEqualTo(SentState.QUEUED);

        settleIn(Duration.ofSeconds(6));

        assertThat(network.clocks().steady().instant()).isAfter(accepted.plus(Duration.ofDays(7)));
        assertThat(namibia.sent(id).state()).isEqualTo(SentState.PARKED);
        assertThat(namibia.observations.alarmKinds()).contains("parked");
    }

    @Test
    void outdated_and_finished_work_is_dropped() {
        String first = namibia.queue.take(SWITZERLAND).orElseThrow();
        namibia.acts().operator().resend(id, "officer");

        assertThat(namibia.deliver(first)).isEqualTo("dropped");
        assertThat(namibia.work()).containsExactly("delivered");
        assertThat(namibia.deliver(first)).isEqualTo("dropped");
        assertThat(namibia.deliver(id + "/2")).isEqualTo("dropped");
        assertThat(namibia.deliver(MessageId.parse("01930000-0000-7000-8000-000000000000") + "/1"))
                .isEqualTo("dropped");
        assertThat(namibia.connection.sent()).hasSize(1);
    }

    @Test
    void work_that_comes_twice_is_sent_once() {
        String work = namibia.queue.take(SWITZERLAND).orElseThrow();
        Delivery first = namibia.begin(work);

        assertThat(namibia.deliver(work)).isEqualTo("dropped");
        assertThat(namibia.finish(first)).isEqualTo("delivered");
        assertThat(namibia.connection.sent()).hasSize(1);
    }

    @Test
    void work_that_nobody_can_read_is_told_apart() {
        for (String junk : List.of("", "/", "junk", "junk/1", id.toString(), id + "/x", id + "/99999999999")) {
            assertThatThrownBy(() -> namibia.acts().deliver().take(junk)).isInstanceOf(UnreadableWorkException.class);
        }
    }

    @Test
    void a_store_that_is_away_when_the_answer_comes_costs_a_second_call_and_nothing_else() {
        Delivery begun = namibia.begin(namibia.queue.take(SWITZERLAND).orElseThrow());
        namibia.store.breakDown("The disk is gone.");
        assertThatThrownBy(() -> namibia.finish(begun)).isInstanceOf(OutageException.class);
        namibia.store.repair();
        assertThat(namibia.sent(id).state()).isEqualTo(SentState.HANDED_OVER);
        assertThat(namibia.sent(id).outcomeUnknown()).isTrue();

        settleIn(Duration.ofSeconds(119));
        assertThat(namibia.connection.sent()).hasSize(1);
        settleIn(Duration.ofSeconds(1));

        assertThat(namibia.sent(id).state()).isEqualTo(SentState.DELIVERED);
        assertThat(swiss.store.inbox(0, true, true, 10)).hasSize(1);
    }

    @Test
    void a_fault_of_our_own_sets_one_message_aside_visibly() {
        namibia.acts().deliver().setAside(id + "/1", "a bug");

        assertThat(namibia.sent(id).state()).isEqualTo(SentState.PARKED);
        assertThat(namibia.sent(id).note()).isEqualTo("a bug");
        assertThat(namibia.observations.alarmKinds()).containsExactly("parked");
        assertThat(namibia.evidenceKinds()).contains("message-parked");
    }

    @Test
    void setting_aside_while_the_store_is_away_throws_nothing_and_loses_nothing() {
        namibia.store.breakDown("The disk is gone.");

        namibia.acts().deliver().setAside(id + "/1", "a bug");

        namibia.store.repair();
        assertThat(namibia.observations.alarmKinds()).containsExactly("outage");
        settleIn(Duration.ofSeconds(10));
        assertThat(namibia.sent(id).state()).isEqualTo(SentState.DELIVERED);
    }

    @Test
    void a_paused_peer_gets_nothing_and_then_everything() {
        namibia.acts().registration().move(SWITZERLAND, org.epixgateway.core.party.Peer.State.PAUSED, "officer");

        assertThat(namibia.work()).containsExactly("waiting");
        settleIn(Duration.ofHours(1));
        assertThat(namibia.connection.sent()).isEmpty();

        namibia.acts().registration().move(SWITZERLAND, org.epixgateway.core.party.Peer.State.ACTIVE, "officer");
        settleIn(Duration.ofSeconds(1));
        assertThat(namibia.sent(id).state()).isEqualTo(SentState.DELIVERED);
    }

    @Test
    void a_wall_clock_that_jumps_by_hours_changes_neither_retries_nor_their_number() {
        namibia.connection.next(unreachableBeforeArrival());
        namibia.work();
        Duration before = delay();

        network.jump(Duration.ofHours(-9));
        assertThat(delay()).isEqualTo(before);
        network.jump(Duration.ofHours(20));
        namibia.acts().sweep().run();
        assertThat(namibia.queue.waiting(SWITZERLAND)).isEmpty();

        settleIn(Duration.ofSeconds(6));
        assertThat(namibia.sent(id).state()).isEqualTo(SentState.DELIVERED);
    }

    @Test
    void an_answer_that_cannot_be_checked_now_is_an_outage_with_an_unknown_outcome() {
        namibia.revocations.say(SWITZERLAND, new Revocations.Unknown("The list of CH is stale."));

        assertThat(namibia.work()).containsExactly("retry");

        assertThat(namibia.sent(id).outcomeUnknown()).isTrue();
        namibia.revocations.say(SWITZERLAND, new Revocations.Good());
        settleIn(Duration.ofSeconds(6));
        assertThat(namibia.sent(id).state()).isEqualTo(SentState.DELIVERED);
    }

    @Test
    void the_bytes_that_travel_are_those_that_were_handed_in() {
        namibia.work();

        Bytes received = swiss.acts().inbox().open(id, "officer").orElseThrow().document();
        assertThat(received).isEqualTo(namibia.documents.write(tusks));
    }
}
