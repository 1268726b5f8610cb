package org.epixgateway.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.epixgateway.core.exchange.TestParties.NAMIBIA;

import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.exchange.ReceivedEnvelope;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReceiveMessageRouteTest {
    private final TwoGateways gateways = TwoGateways.withJourneysInSwitzerland();
    private final MessageId id = gateways.namibia.accepted(TestPermits.elephantTuskExport(), "key-1");
    private final Bytes container = gateways.namibia.store.sentContainer(id).orElseThrow();

    @AfterEach
    void stop() {
        gateways.close();
    }

    private Bytes receive(Bytes bytes) {
        return gateways.journeys.receive(
                new ReceivedEnvelope(bytes, NAMIBIA, gateways.network.wall().instant()));
    }

    @Test
    void a_message_is_answered_with_the_receipt_that_was_recorded() {
        Bytes answer = receive(container);

        assertThat(gateways.swiss.store.answerGiven(NAMIBIA, id)).contains(answer);
        assertThat(gateways.swiss.evidenceKinds()).containsExactly("permit-received");
    }

    @Test
    void a_repeat_leaves_with_the_stored_answer() {
        assertThat(receive(container)).isEqualTo(receive(container));
    }

    @Test
    void junk_is_refused_and_not_remembered() {
        assertThat(receive(Bytes.utf8("junk")).size()).isPositive();
        assertThat(gateways.swiss.evidenceKinds()).isEmpty();
    }

    @Test
    void an_outage_reaches_the_caller_and_nothing_is_held() {
        gateways.swiss.isDiskFull = true;

        assertThatThrownBy(() -> receive(container)).isInstanceOf(OutageException.class);
        assertThat(gateways.swiss.store.inbox(0, true, true, 10)).isEmpty();
    }

    @Test
    void a_real_sender_takes_the_answer_for_a_delivery() {
        gateways.namibia.connection.peerDoes(
                gateways.swiss.party(),
                bytes -> new org.epixgateway.core.exchange.PeerConnection.Answered(receive(bytes)));

        assertThat(gateways.namibia.work()).containsExactly("delivered");
    }
}
