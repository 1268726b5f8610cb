package org.epixgateway.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.epixgateway.core.exchange.TestParties.FRANCE;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelExecutionException;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.SentState;
import org.epixgateway.core.exchange.SubmissionRequest;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JourneysTest {
    @Test
    void peers_come_and_go_while_it_runs() {
        try (TwoGateways gateways = TwoGateways.withJourneysInNamibia()) {
            gateways.network.gateway(FRANCE);
            MessageId toSwiss = gateways.namibia.accepted(TestPermits.elephantTuskExport(), "key-1");
            MessageId toFrance = gateways.namibia.accepted(TestPermits.elephantTuskExport(), "key-2", FRANCE);
            gateways.journeys.addPeer(SWITZERLAND);
            gateways.journeys.addPeer(SWITZERLAND);
            gateways.journeys.addPeer(FRANCE);
            assertThat(gateways.journeys.peers()).containsExactlyInAnyOrder(SWITZERLAND, FRANCE);

            gateways.takeWork(SWITZERLAND);
            assertThat(gateways.namibia.sent(toSwiss).state()).isEqualTo(SentState.DELIVERED);

            gateways.journeys.removePeer(FRANCE);
            assertThatThrownBy(() -> gateways.takeWork(FRANCE)).isInstanceOf(CamelExecutionException.class);
            assertThat(gateways.namibia.sent(toFrance).state()).isEqualTo(SentState.ACCEPTED);

            gateways.journeys.addPeer(FRANCE);
            gateways.bring(FRANCE, toFrance + "/1");
            assertThat(gateways.namibia.sent(toFrance).state()).isEqualTo(SentState.DELIVERED);
        }
    }

    @Test
    void routes_and_steps_are_watched_by_their_names() {
        List<String> seen = new CopyOnWriteArrayList<>();
        RouteWatch watch = new RouteWatch() {
            @Override
            public void routeDone(String route, boolean failed, Duration took) {
                seen.add(route + (failed ? " failed" : ""));
            }

            @Override
            public void stepDone(String route, String step, boolean failed, long nanos) {
                seen.add(route + "/" + step);
            }
        };
        try (TwoGateways gateways = TwoGateways.withJourneysInNamibia(watch)) {
            gateways.journeys.submit(SubmissionRequest.of(
                    "permits", "key-1", gateways.namibia.documents.write(TestPermits.elephantTuskExport()), List.of()));

            assertThat(seen)
                    .containsSubsequence(
                            "submit-permit/hand-in",
                            "submit-permit/read",
                            "submit-permit/validate",
                            "submit-permit/decide",
                            "submit-permit/seal",
                            "submit-permit/record",
                            "submit-permit/hand-over",
                            "submit-permit/answer",
                            "submit-permit");
        }
    }

    @Test
    void timers_sweep_and_seal_and_go_on_after_an_outage(@TempDir java.nio.file.Path root) {
        try (TwoGateways gateways = TwoGateways.withFolder(false, folders(root))) {
            gateways.namibia.accepted(TestPermits.elephantTuskExport(), "key-1");
            Eventually.holds(
                    "the head is sealed",
                    () -> !gateways.namibia.store.signedHeads(1, 1).isEmpty());

            gateways.namibia.queue.lose();
            gateways.network.pass(Duration.ofSeconds(6));
            gateways.namibia.store.breakDown("The disk is gone.");
            Eventually.holds(
                    "an alarm", () -> gateways.namibia.observations.alarmKinds().contains("route-sweep-queue"));
            gateways.namibia.store.repair();

            Eventually.holds(
                    "handed over",
                    () -> !gateways.namibia.queue.waiting(SWITZERLAND).isEmpty());
        }
    }

    static java.nio.file.Path folders(java.nio.file.Path root) {
        for (String name : List.of("in", "out", "sent", "refused")) {
            assertThat(root.resolve(name).toFile().mkdir()).isTrue();
        }
        return root;
    }
}
