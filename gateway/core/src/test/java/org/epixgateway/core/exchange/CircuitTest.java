package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.epixgateway.core.exchange.ScriptedPeerConnection.unreachableBeforeArrival;
import static org.epixgateway.core.exchange.TestParties.FRANCE;
import static org.epixgateway.core.exchange.TestParties.NAMIBIA;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.PermitNumber;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A peer that is down is probed, not hammered; its messages wait, are parked in time, and leave when it is back. */
class CircuitTest {
    private final InMemoryNetwork network = new InMemoryNetwork();
    private final InMemoryGateway swiss = network.gateway(SWITZERLAND);
    private final InMemoryGateway france = network.gateway(FRANCE);
    private final InMemoryGateway namibia = network.gateway(NAMIBIA);
    private final List<MessageId> ids = new ArrayList<>();

    @BeforeEach
    void five_messages_meet_a_peer_that_is_away() {
        swissAre(false);
        for (int i = 0; i < 5; i++) {
            ids.add(namibia.accepted(numbered(i), "key-" + i));
        }
        namibia.work();
    }

    private static Permit numbered(int n) {
        return PermitDraft.of(TestPermits.minimalExport())
                .with(permit -> permit.number = Optional.of(PermitNumber.of("NA 2026/1000" + n)))
                .build();
    }

    private void swissAre(boolean there) {
        namibia.connection.peerIsServing(SWITZERLAND, there);
        namibia.connection.peerDoes(
                SWITZERLAND,
                there
                        ? container -> new PeerConnection.Answered(swiss.receive(container, NAMIBIA))
                        : unreachableBeforeArrival());
    }

    private Circuit circuit() {
        return namibia.acts().circuits().of(SWITZERLAND);
    }

    private void sweepAfter(Duration time) {
        network.pass(time);
        namibia.acts().sweep().run();
        namibia.work();
    }

    @Test
    void the_fifth_outage_in_a_row_opens_the_circuit_with_an_alarm() {
        assertThat(circuit().isOpen()).isTrue();
        assertThat(namibia.observations.alarmKinds()).containsExactly("circuit-open");
        assertThat(namibia.connection.sent()).hasSize(5);
    }

    @Test
    void while_it_is_open_nothing_is_sent_and_nothing_counts_as_an_attempt() {
        MessageId late = namibia.accepted(numbered(7), "key-7");
        namibia.settle(60);

        assertThat(namibia.connection.sent()).hasSize(5);
        assertThat(namibia.sent(late).attempts()).isZero();
        assertThat(namibia.sent(late).state()).isEqualTo(SentState.QUEUED);
    }

    @Test
    void probes_come_after_30_seconds_and_then_ever_more_rarely_up_to_five_minutes() {
        List<Long> gaps = new ArrayList<>();
        int probes = 0;
        long since = 0;
        while (gaps.size() < 6) {
            sweepAfter(Duration.ofSeconds(5));
            since += 5;
            if (namibia.connection.probes().size() > probes) {
                probes++;
                gaps.add(since);
                since = 0;
            }
        }

        assertThat(gaps).containsExactly(30L, 60L, 120L, 240L, 300L, 300L);
    }

    @Test
    void one_probe_that_is_answered_closes_it_and_releases_everything_at_once() {
        swissAre(true);

        sweepAfter(Duration.ofSeconds(30));

        assertThat(circuit()).isEqualTo(Circuit.CLOSED);
        assertThat(swiss.store.inbox(0, true, true, 10)).hasSize(5);
        assertThat(namibia.store.circuits().getOrDefault(SWITZERLAND, Circuit.CLOSED))
                .isEqualTo(Circuit.CLOSED);
    }

    @Test
    void it_survives_a_restart_and_closes_in_the_next_life() {
        namibia.restart();
        assertThat(circuit().isOpen()).isTrue();
        namibia.work();
        assertThat(namibia.connection.sent()).hasSize(5);

        swissAre(true);
        sweepAfter(Duration.ofSeconds(30));

        assertThat(circuit().isOpen()).isFalse();
        assertThat(swiss.store.inbox(0, true, true, 10)).hasSize(5);
    }

    @Test
    void a_probe_time_from_a_clock_that_was_ahead_is_brought_back_at_start() {
        namibia.store.record(List.of(new Change.PutCircuit(
                SWITZERLAND,
                new Circuit(
                        9,
                        true,
                        network.clocks().steady().instant().plus(Duration.ofDays(400)),
                        Circuit.PROBE_MAX,
                        "down"))));
        swissAre(true);

        namibia.restart();
        sweepAfter(Duration.ofSeconds(1));

        assertThat(circuit().isOpen()).isFalse();
    }

    @Test
    void other_peers_are_not_held_up() {
        MessageId toFrance = namibia.accepted(numbered(8), "key-8", FRANCE);

        namibia.work();

        assertThat(namibia.sent(toFrance).state()).isEqualTo(SentState.DELIVERED);
        assertThat(france.store.inbox(0, true, true, 10)).hasSize(1);
    }

    @Test
    void messages_are_parked_after_seven_days_though_nothing_was_attempted() {
        network.pass(Duration.ofDays(7));
        namibia.settle(10);

        assertThat(ids).allSatisfy(id -> assertThat(namibia.sent(id).state()).isEqualTo(SentState.PARKED));
        assertThat(namibia.observations.alarmKinds())
                .filteredOn("parked"::equals)
                .hasSize(5);
        assertThat(namibia.connection.sent()).hasSize(5);
    }

    @Test
    void a_resend_probes_at_once_and_closes_nothing_by_itself() {
        namibia.acts().operator().resend(ids.get(0), "officer");
        sweepAfter(Duration.ofSeconds(1));
        assertThat(circuit().isOpen()).isTrue();
        assertThat(namibia.connection.probes()).hasSize(1);
        assertThat(namibia.connection.sent()).hasSize(5);

        swissAre(true);
        namibia.acts().operator().resend(ids.get(0), "officer");
        sweepAfter(Duration.ofSeconds(1));
        assertThat(namibia.sent(ids.get(0)).state()).isEqualTo(SentState.DELIVERED);
    }

    @Test
    void a_success_between_outages_starts_the_count_anew() {
        Circuits circuits = namibia.acts().circuits();
        for (int i = 0; i < 20; i++) {
            circuits.outage(FRANCE, "no connection");
            if (i % 4 == 3) {
                circuits.success(FRANCE);
            }
        }

        assertThat(circuits.of(FRANCE).isOpen()).isFalse();
    }

    @Test
    void attempts_that_were_under_way_when_it_opened_do_not_push_the_probe_back() {
        Circuit opened = circuit();

        namibia.acts().circuits().outage(SWITZERLAND, "an echo");

        assertThat(circuit()).isEqualTo(opened);
    }

    @Test
    void trouble_with_one_peers_queue_does_not_starve_the_sweep_of_another() {
        SweepQueue sweep = namibia.acts().sweep();
        MessageId toFrance = namibia.accepted(numbered(8), "key-8", FRANCE);
        swissAre(true);
        namibia.acts().circuits().success(SWITZERLAND);
        network.pass(Duration.ofHours(1));
        namibia.queue.breakDown("The broker is away.");

        assertThatThrownBy(sweep::run).isInstanceOf(OutageException.class);

        assertThat(namibia.sent(toFrance).state()).isEqualTo(SentState.QUEUED);
        namibia.queue.repair();
        namibia.settle(10);
        assertThat(namibia.store.unfinished(0, 10)).isEmpty();
    }

    @Test
    void one_sweep_spends_its_time_on_one_silent_peer_at_most() {
        for (int i = 0; i < 5; i++) {
            namibia.acts().circuits().outage(FRANCE, "no connection");
        }
        namibia.connection.peerIsServing(FRANCE, false);
        network.pass(Duration.ofSeconds(31));

        namibia.acts().sweep().run();
        assertThat(namibia.connection.probes()).hasSize(1);
        namibia.acts().sweep().run();
        assertThat(namibia.connection.probes()).containsExactlyInAnyOrder(FRANCE, SWITZERLAND);
    }
}
