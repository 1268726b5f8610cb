package org.epixgateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.epixgateway.core.bytes.Bytes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A peer that is away, slow, or behind a bad line: everything arrives in the end, once. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PeerFaultsIT {
    private final TwoGateways both;
    private final TcpProxy line;

    PeerFaultsIT(@TempDir Path folder) {
        Site swiss = Site.make(folder, "CH");
        Site french = Site.make(folder, "FR");
        line = new TcpProxy(french.exchangePort());
        french.changeSettings(
                "localhost:" + french.exchangePort() + "/exchange", "localhost:" + line.port() + "/exchange");
        both = TwoGateways.registered(swiss, french);
        swiss.start();
        french.start();
    }

    @AfterAll
    void stop() {
        line.close();
        both.requireIntactEvidence();
        both.close();
    }

    @Test
    void an_answer_that_is_cut_off_is_asked_for_again_and_the_message_is_there_once() {
        line.become(TcpProxy.Line.CUTS_ANSWERS);
        Bytes permit = Permits.next();
        String id = both.swiss().submit(permit);
        Await.until(
                "the peer holds it",
                Site.DELIVERY_MAX,
                () -> both.french().inbox().contains(id));

        assertThat(both.swiss().message(id).path("state").asText()).isNotEqualTo("DELIVERED");
        line.become(TcpProxy.Line.GOOD);

        requireOnce(id);
        assertThat(both.swiss().message(id).path("attempts").asInt()).isGreaterThan(1);
    }

    @Test
    void an_answer_that_takes_too_long_is_an_outage_and_comes_later() {
        line.become(TcpProxy.Line.HOLDS_ANSWERS);
        String id = both.swiss().submit(Permits.next());
        Await.until(
                "the peer holds it",
                Site.DELIVERY_MAX,
                () -> both.french().inbox().contains(id));
        Await.until(
                "given up waiting",
                Duration.ofSeconds(20),
                () -> !both.swiss().message(id).path("note").asText().contains("answer awaited"));

        line.become(TcpProxy.Line.GOOD);

        requireOnce(id);
    }

    @Test
    void a_line_that_resets_every_connection_delays_and_loses_nothing() {
        line.become(TcpProxy.Line.RESETS);
        String id = both.swiss().submit(Permits.next());
        Await.until(
                "tried",
                Site.DELIVERY_MAX,
                () -> both.swiss().message(id).path("attempts").asInt() > 0);

        line.become(TcpProxy.Line.GOOD);

        requireOnce(id);
    }

    @Test
    void a_peer_that_is_down_opens_the_circuit_and_gets_everything_when_it_is_back() {
        both.french().kill();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ids.add(both.swiss().submit(Permits.next()));
        }
        Await.until("circuit open", Site.DELIVERY_MAX, () -> circuit().equals("OPEN"));
        int attempts = attempts(ids);

        String late = both.swiss().submit(Permits.next());
        Await.until(
                "held back",
                Site.DELIVERY_MAX,
                () -> both.swiss().message(late).path("note").asText().contains("does not answer"));

        assertThat(both.swiss().message(late).path("attempts").asInt()).isZero();
        assertThat(attempts(ids)).isBetween(attempts, attempts + 4);
        both.french().start();
        ids.add(late);
        ids.forEach(this::requireOnce);
        assertThat(circuit()).isEqualTo("CLOSED");
    }

    private int attempts(List<String> ids) {
        return ids.stream()
                .mapToInt(id -> both.swiss().message(id).path("attempts").asInt())
                .sum();
    }

    private String circuit() {
        JsonNode french =
                both.swiss().control().get("parties").json().path("parties").path(0);
        assertThat(french.path("party").asText()).isEqualTo("FR");
        return french.path("circuit").asText();
    }

    private void requireOnce(String id) {
        both.swiss().awaitDelivered(id);
        assertThat(both.french().inbox()).containsOnlyOnce(id);
        assertThat(both.swiss().message(id).path("receipt"))
                .isEqualTo(both.french().message(id).path("receipt"));
    }
}
