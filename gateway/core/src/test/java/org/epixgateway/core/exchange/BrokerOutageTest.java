package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.epixgateway.core.exchange.TestParties.NAMIBIA;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;

import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

/** What waits goes on as soon as the broker is back, not when its lease is over. */
class BrokerOutageTest {
    private final InMemoryNetwork network = new InMemoryNetwork();
    private final InMemoryGateway swiss = network.gateway(SWITZERLAND);
    private final InMemoryGateway namibia = network.gateway(NAMIBIA);
    private final MessageId first = namibia.accepted(TestPermits.elephantTuskExport(), "key-1");
    private final MessageId second = namibia.accepted(TestPermits.minimalExport(), "key-2");

    private int afterBrokerOutage() {
        return namibia.acts().sweep().afterBrokerOutage();
    }

    @Test
    void what_the_broker_lost_is_handed_over_again_at_once_and_in_order() {
        namibia.queue.lose();
        assertThat(namibia.acts().sweep().run()).isZero();

        assertThat(afterBrokerOutage()).isEqualTo(2);

        assertThat(namibia.queue.waiting(SWITZERLAND)).containsExactly(first + "/2", second + "/2");
        assertThat(namibia.work()).containsExactly("delivered", "delivered");
    }

    @Test
    void doing_so_twice_or_with_a_broker_that_lost_nothing_delivers_nothing_twice() {
        afterBrokerOutage();
        afterBrokerOutage();

        assertThat(namibia.work())
                .containsExactlyInAnyOrder("dropped", "dropped", "dropped", "dropped", "delivered", "delivered");
        assertThat(namibia.connection.sent()).hasSize(2);
        assertThat(afterBrokerOutage()).isZero();
    }

    @Test
    void an_attempt_under_way_is_left_to_itself() {
        namibia.connection.next(container -> {
            assertThat(afterBrokerOutage()).isEqualTo(1);
            assertThat(namibia.sent(first).state()).isEqualTo(SentState.HANDED_OVER);
            return new PeerConnection.Answered(swiss.receive(container, NAMIBIA));
        });

        assertThat(namibia.work()).contains("delivered");

        assertThat(namibia.sent(first).attempts()).isEqualTo(1);
    }

    @Test
    void a_broker_that_is_away_again_only_means_once_more() {
        namibia.queue.lose();
        namibia.queue.breakDown("The broker is stopped.");
        assertThatThrownBy(this::afterBrokerOutage).isInstanceOf(OutageException.class);
        namibia.queue.repair();

        assertThat(afterBrokerOutage()).isEqualTo(2);

        assertThat(namibia.work()).containsExactly("delivered", "delivered");
    }
}
