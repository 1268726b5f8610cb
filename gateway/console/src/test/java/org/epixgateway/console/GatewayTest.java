package org.epixgateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.epixgateway.console.Client.Answer;
import org.epixgateway.core.exchange.MessageId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class GatewayTest {
    private final TestGateway gateway = new TestGateway();
    private final Client system = Client.of(gateway, "system");
    private final Client auditor = Client.of(gateway, "auditor");

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void a_good_permit_is_acceptable() {
        JsonNode json = system.type("application/xml")
                .post("/validations", SpokenPermits.xml("26CH1"))
                .json();

        assertThat(json.get("acceptable").asBoolean()).as(json.toString()).isTrue();
        assertThat(json.at("/permit/number").asText()).isEqualTo("26CH1");
        assertThat(json.get("ruleSetVersion").asText()).contains("/");
    }

    @Test
    void a_soap_answer_around_a_permit_is_taken_off() {
        Answer answer = system.type("application/soap+xml").post("/validations", SpokenPermits.soap("26CH1"));

        assertThat(answer.json().get("acceptable").asBoolean()).isTrue();
    }

    @Test
    void what_is_no_permit_is_answered_with_findings_too() {
        Answer answer = system.type("text/xml").post("/validations?occasion=receive", "<nothing/>");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("acceptable").asBoolean()).isFalse();
        assertThat(answer.json().at("/findings/0/rule").asText()).isEqualTo("XML");
        assertThat(answer.json().has("permit")).isFalse();
    }

    @Test
    void a_validation_that_cannot_be_meant_is_refused() {
        Client xml = system.type("application/xml");

        Problems.is(xml.post("/validations?occasion=lunch", "<a/>"), 400, "bad-request");
        Problems.is(xml.post("/validations", ""), 400, "bad-request");
        Problems.is(xml.post("/validations", "x".repeat(65 << 10)), 413, "too-large");
        Problems.is(system.type("application/pdf").post("/validations", "x"), 415, "unsupported-type");
    }

    @Test
    void a_peer_is_told_with_what_waits_for_it() {
        MessageId id = MessageId.parse(
                system.submit("26CH2").json().at("/messages/0/id").asText());
        Samples.parked(gateway, id);
        system.submit("26CH3");
        JsonNode peers = system.get("/peers").json().get("peers");

        assertThat(peers).hasSize(2);
        assertThat(peers.get(1).get("party").asText()).isEqualTo("FR");
        assertThat(peers.get(1).get("circuit").asText()).isEqualTo("CLOSED");
        assertThat(peers.get(1).get("waiting").asInt()).isEqualTo(1);
        assertThat(peers.get(1).get("parked").asInt()).isEqualTo(1);
        assertThat(peers.get(1).get("oldest").asText()).isEqualTo("2026-11-23T10:00:00Z");
    }

    @Test
    void one_is_told_who_one_is() {
        JsonNode json = auditor.get("/self").json();

        assertThat(json.get("party").asText()).isEqualTo("CH");
        assertThat(json.get("account").asText()).isEqualTo("auditor");
        assertThat(json.get("permissions"))
                .map(JsonNode::asText)
                .containsExactly("CHECK_EVIDENCE", "SEE_MESSAGES", "VALIDATE");
        assertThat(json.at("/limits/permitBytesMax").asInt()).isEqualTo(TestGateway.LIMITS.permitBytesMax());
    }

    @Test
    void the_evidence_log_is_found_intact() {
        system.submit("26CH4");
        JsonNode json = auditor.post("/evidence/check", "").json();

        assertThat(json.get("intact").asBoolean()).isTrue();
        assertThat(json.get("position").asLong()).isEqualTo(gateway.store.head().position());
        assertThat(json.get("cannotShow").asText()).contains("the chain has no key", "permit register");
    }

    @Test
    void what_is_not_there_is_not_found_and_what_cannot_be_done_is_not_allowed() {
        Problems.is(system.get("/nothing"), 404, "not-found");
        Problems.is(system.get("/services"), 404, "not-found");
        Problems.is(system.get("/messages/x/y/z"), 404, "not-found");
        Answer answer = system.delete("/messages");

        Problems.is(answer, 405, "method-not-allowed");
        assertThat(answer.header("Allow")).contains("GET");
    }

    @Test
    void a_form_that_is_not_offered_is_not_acceptable() {
        Problems.is(system.with("Accept", "text/csv").get("/messages"), 406, "not-acceptable");
    }

    @Test
    void a_body_without_a_length_ends_at_the_limit_too() {
        byte[] large = new byte[TestGateway.LIMITS.containerBytesMax() + (128 << 10)];
        Answer answer = system.key("k")
                .type("application/xml")
                .send("POST", "/submissions", BodyPublishers.ofByteArrays(List.of(large)));

        Problems.is(answer, 413, "too-large");
    }

    @Test
    void a_store_that_is_away_is_an_outage() {
        MessageId id = Samples.received(gateway, "FR1");
        gateway.store.breakDown("The disk of the store is away.");
        Answer answer = system.post("/inbox/" + id + "/taken", "");

        Problems.is(answer, 503, "outage");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }
}
