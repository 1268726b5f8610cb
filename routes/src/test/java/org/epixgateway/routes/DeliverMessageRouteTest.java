package org.epixgateway.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;

import java.time.Duration;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.PeerConnection;
import org.epixgateway.core.exchange.ScriptedPeerConnection;
import org.epixgateway.core.exchange.SentState;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeliverMessageRouteTest {
    private final TwoGateways gateways = TwoGateways.withJourneysInNamibia();
    private final MessageId id = gateways.namibia.accepted(TestPermits.elephantTuskExport(), "key-1");

    @BeforeEach
    void the_peer_has_a_route() {
        gateways.journeys.addPeer(SWITZERLAND);
    }

    @AfterEach
    void stop() {
        gateways.close();
    }

    private SentState state() {
        return gateways.namibia.sent(id).state();
    }

    @Test
    void work_becomes_a_delivery() {
        gateways.takeWork(SWITZERLAND);

        assertThat(state()).isEqualTo(SentState.DELIVERED);
    }

    @Test
    void an_outage_of_the_peer_is_recorded_for_later() {
        gateways.namibia.connection.next(ScriptedPeerConnection.tryLater(Duration.ofMinutes(1)));

        gateways.takeWork(SWITZERLAND);

        assertThat(state()).isEqualTo(SentState.QUEUED);
        assertThat(gateways.namibia.sent(id).attempts()).isEqualTo(1);
    }

    @Test
    void an_outage_of_our_own_gives_the_work_back_to_the_store() {
        gateways.namibia.store.breakDown("The disk is gone.");
        gateways.takeWork(SWITZERLAND);
        gateways.namibia.store.repair();

        assertThat(gateways.namibia.observations.alarmKinds()).containsExactly("outage");
        gateways.namibia.settle(10);
        assertThat(state()).isEqualTo(SentState.DELIVERED);
    }

    @Test
    void a_bug_sets_one_message_aside() {
        gateways.namibia.connection.next(container -> {
            throw new IllegalStateException("a bug in the connection");
        });

        gateways.takeWork(SWITZERLAND);

        assertThat(state()).isEqualTo(SentState.PARKED);
        assertThat(gateways.namibia.sent(id).note()).contains("a bug in the connection");
    }

    @Test
    void an_error_of_the_virtual_machine_sets_one_message_aside_instead_of_spinning() {
        gateways.namibia.connection.next(container -> {
            throw new StackOverflowError("deep");
        });

        gateways.takeWork(SWITZERLAND);

        assertThat(state()).isEqualTo(SentState.PARKED);
    }

    @Test
    void a_bug_while_the_store_is_away_loses_nothing() {
        gateways.namibia.connection.next(container -> {
            gateways.namibia.store.breakDown("The disk is gone.");
            throw new IllegalStateException("a bug in the connection");
        });

        gateways.takeWork(SWITZERLAND);

        gateways.namibia.store.repair();
        gateways.namibia.settle(10);
        assertThat(state()).isEqualTo(SentState.DELIVERED);
    }

    @Test
    void work_that_is_not_ours_goes_to_the_dead_letters_with_an_alarm() throws Exception {
        gateways.deadLetters().expectedBodiesReceived("junk", "");

        gateways.bring(SWITZERLAND, "junk");
        gateways.bring(SWITZERLAND, "");

        gateways.deadLetters().assertIsSatisfied();
        assertThat(gateways.namibia.observations.alarmKinds()).containsExactly("dead-letter", "dead-letter");
    }

    @Test
    void old_work_is_dropped_without_a_call() {
        gateways.takeWork(SWITZERLAND);
        gateways.bring(SWITZERLAND, id + "/1");

        assertThat(gateways.namibia.connection.sent()).hasSize(1);
    }

    @Test
    void a_peer_that_answers_while_we_stop_is_recorded() {
        gateways.namibia.connection.next(
                container -> new PeerConnection.Answered(gateways.swiss.receive(container, gateways.namibia.party())));

        gateways.takeWork(SWITZERLAND);
        gateways.close();

        assertThat(state()).isEqualTo(SentState.DELIVERED);
    }
}
