package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.TestParties.NAMIBIA;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;

import java.time.Duration;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.OperatorActs.CannotNow;
import org.epixgateway.core.exchange.OperatorActs.Did;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

/** What becomes of messages when their peer is retired while they are on their way. */
class RetiredPeerTest {
    private final InMemoryNetwork network = new InMemoryNetwork();
    private final InMemoryGateway swiss = network.gateway(SWITZERLAND);
    private final InMemoryGateway namibia = network.gateway(NAMIBIA);
    private final MessageId id = namibia.accepted(TestPermits.elephantTuskExport(), "key-1");

    private void swissPeerIs(Peer.State state) {
        assertThat(namibia.acts().registration().move(SWITZERLAND, state, "operator"))
                .isPresent();
    }

    private void isParkedForRetirement() {
        assertThat(namibia.sent(id).state()).isEqualTo(SentState.PARKED);
        assertThat(namibia.sent(id).note()).startsWith("Peer CH is retired").contains("withdraw", "register");
        assertThat(namibia.observations.alarmKinds()).containsOnlyOnce("parked");
    }

    @Test
    void a_message_in_the_queue_of_a_retired_peer_is_parked() {
        swissPeerIs(Peer.State.RETIRED);

        assertThat(namibia.work()).containsExactly("parked");

        isParkedForRetirement();
        assertThat(namibia.connection.sent()).isEmpty();
    }

    @Test
    void the_sweep_parks_what_nobody_takes_from_the_queue_of_a_retired_peer() {
        swissPeerIs(Peer.State.RETIRED);

        assertThat(namibia.acts().sweep().run()).isZero();
        assertThat(namibia.acts().sweep().run()).isZero();

        isParkedForRetirement();
        assertThat(namibia.work()).containsExactly("dropped");
    }

    @Test
    void a_message_for_a_paused_peer_waits() {
        swissPeerIs(Peer.State.PAUSED);
        namibia.acts().sweep().run();

        assertThat(namibia.work()).containsExactly("waiting");

        assertThat(namibia.sent(id).note()).isEqualTo("waiting: peer CH is paused");
    }

    @Test
    void an_attempt_under_way_is_left_to_end_and_what_came_of_it_is_settled_after_registering_again() {
        namibia.connection.next(container -> {
            swissPeerIs(Peer.State.RETIRED);
            namibia.acts().sweep().run();
            assertThat(namibia.sent(id).state()).isEqualTo(SentState.HANDED_OVER);
            return new PeerConnection.Answered(swiss.receive(container, NAMIBIA));
        });
        namibia.work();
        namibia.acts().sweep().run();
        isParkedForRetirement();
        assertThat(namibia.sent(id).outcomeUnknown()).isTrue();

        swissPeerIs(Peer.State.ACTIVE);
        assertThat(namibia.acts().operator().resend(id, "operator")).isInstanceOf(Did.class);

        assertThat(namibia.work()).containsExactly("delivered");
        assertThat(namibia.store.answerTo(id)).isEqualTo(swiss.store.answerGiven(NAMIBIA, id));
    }

    @Test
    void an_attempt_whose_process_died_is_parked_when_its_lease_is_over() {
        Delivery picked = namibia.acts().deliver().pick(namibia.acts().deliver().take(id + "/1"));
        namibia.acts().deliver().begin(picked);
        swissPeerIs(Peer.State.RETIRED);
        network.pass(DeliveryTerms.STANDARD.attemptLease().plus(Duration.ofSeconds(1)));

        namibia.acts().sweep().run();

        isParkedForRetirement();
    }

    @Test
    void a_parked_message_is_resent_only_when_the_peer_is_registered_again() {
        swissPeerIs(Peer.State.RETIRED);
        namibia.acts().sweep().run();

        assertThat(namibia.acts().operator().resend(id, "operator"))
                .isEqualTo(new CannotNow("Peer CH is retired; register the Party again first."));
        assertThat(namibia.acts().operator().withdraw(id, "operator", "no longer needed"))
                .isInstanceOf(Did.class);
    }

    @Test
    void retiring_changes_no_bytes() {
        Bytes before = namibia.store.sentContainer(id).orElseThrow();
        swissPeerIs(Peer.State.RETIRED);
        namibia.acts().sweep().run();

        assertThat(namibia.store.sentContainer(id)).contains(before);
    }
}
