package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.ScriptedPeerConnection.tryLater;
import static org.epixgateway.core.exchange.ScriptedPeerConnection.unreachableBeforeArrival;
import static org.epixgateway.core.exchange.TestParties.NAMIBIA;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;

import java.time.Duration;
import java.util.Optional;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.PermitNumber;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A peer that is back gets what waited for it; consumers work on what is released while the rest is still being released. */
@Timeout(20)
class ReleaseTest {
    private static final int WAITING = 12;

    private final InMemoryNetwork network = new InMemoryNetwork();
    private final InMemoryGateway swiss = network.gateway(SWITZERLAND);
    private final InMemoryGateway namibia = network.gateway(NAMIBIA);
    private int handedOver;

    @BeforeEach
    void messages_wait_behind_an_open_circuit() {
        namibia.connection.peerIsServing(SWITZERLAND, false);
        namibia.connection.peerDoes(SWITZERLAND, unreachableBeforeArrival());
        for (int i = 0; i < WAITING; i++) {
            namibia.accepted(numbered(i), "key-" + i);
        }
        namibia.work();
        assertThat(circuit().isOpen()).isTrue();
    }

    private static Permit numbered(int n) {
        return PermitDraft.of(TestPermits.minimalExport())
                .with(permit -> permit.number = Optional.of(PermitNumber.of("NA 2026/200" + (10 + n))))
                .build();
    }

    private Circuit circuit() {
        return namibia.acts().circuits().of(SWITZERLAND);
    }

    private SweepQueue sweepBesideBusyConsumers() {
        Stored stored = new Stored(namibia.store, namibia.store, namibia.store, namibia.store, namibia.store);
        DeliveryQueue takenAtOnce = (peer, work) -> {
            handedOver++;
            namibia.queue.handOver(peer, work);
            namibia.work();
        };
        return new SweepQueue(
                stored,
                takenAtOnce,
                namibia.connection,
                namibia.acts().circuits(),
                DeliveryTerms.STANDARD,
                network.clocks(),
                namibia.observations);
    }

    @Test
    void a_peer_that_goes_away_again_meanwhile_ends_it_and_what_is_left_waits_for_the_next_probe() {
        namibia.connection.peerIsServing(SWITZERLAND, true);
        network.pass(Duration.ofSeconds(30));

        int released = sweepBesideBusyConsumers().run();

        assertThat(released).isEqualTo(handedOver).isLessThanOrEqualTo(WAITING);
        assertThat(circuit().isOpen()).isTrue();

        namibia.connection.peerDoes(
                SWITZERLAND, container -> new PeerConnection.Answered(swiss.receive(container, NAMIBIA)));
        network.pass(Duration.ofMinutes(5));
        namibia.acts().sweep().run();
        namibia.work();

        assertThat(circuit().isOpen()).isFalse();
        assertThat(swiss.store.inbox(0, true, true, 100)).hasSize(WAITING);
    }

    @Test
    void a_peer_that_only_says_later_gets_each_message_once() {
        namibia.connection.peerIsServing(SWITZERLAND, true);
        namibia.connection.peerDoes(SWITZERLAND, tryLater(Duration.ofSeconds(1)));
        network.pass(Duration.ofSeconds(30));

        sweepBesideBusyConsumers().run();

        assertThat(handedOver).isEqualTo(WAITING);
    }
}
