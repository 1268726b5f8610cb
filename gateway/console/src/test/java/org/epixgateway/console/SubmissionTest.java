package org.epixgateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import org.epixgateway.console.Client.Answer;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.NoRoomException;
import org.epixgateway.core.exchange.OutageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class SubmissionTest {
    private final TestGateway gateway = new TestGateway();
    private final Client system = Client.of(gateway, "system");

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void an_accepted_permit_is_answered_with_one_message_per_recipient() {
        Answer answer =
                system.key("k-1").type("application/xml").post("/submissions?to=FR,DE", SpokenPermits.xml("26CH1"));
        JsonNode json = answer.json();

        assertThat(answer.status()).isEqualTo(202);
        assertThat(json.get("submission").asText()).startsWith("S-");
        assertThat(json.get("permitNumber").asText()).isEqualTo("26CH1");
        assertThat(json.get("document").asText())
                .isEqualTo(Bytes.utf8(SpokenPermits.xml("26CH1")).digest().hex());
        assertThat(json.get("messages")).hasSize(2);
        assertThat(json.at("/messages/0/to").asText()).isEqualTo("DE");
        assertThat(json.at("/messages/1/to").asText()).isEqualTo("FR");
        assertThat(json.at("/messages/0/href").asText())
                .isEqualTo("/api/v1/messages/" + json.at("/messages/0/id").asText());
    }

    @Test
    void the_recipient_follows_from_the_document_unless_it_is_named() {
        assertThat(system.submit("26CH2").json().at("/messages/0/to").asText()).isEqualTo("FR");
    }

    @Test
    void a_repetition_gets_the_first_answer_again() {
        Answer first = system.submit("26CH3");
        gateway.clock.advance(Duration.ofMinutes(1));
        Answer second = system.submit("26CH3");

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text()).isEqualTo(first.text());
    }

    @Test
    void a_key_that_was_used_for_another_permit_is_refused() {
        system.key("k").type("application/xml").post("/submissions", SpokenPermits.xml("26CH4"));
        Answer answer = system.key("k").type("application/xml").post("/submissions", SpokenPermits.xml("26CH5"));

        Problems.is(answer, 422, "key-reused");
    }

    @Test
    void without_a_key_nothing_is_taken() {
        Problems.is(
                system.type("application/xml").post("/submissions", SpokenPermits.xml("26CH6")), 400, "key-missing");
    }

    @Test
    void a_key_that_is_too_long_is_not_taken() {
        Answer answer =
                system.key("k".repeat(201)).type("application/xml").post("/submissions", SpokenPermits.xml("26CH6"));

        Problems.is(answer, 400, "bad-request");
    }

    @Test
    void a_permit_with_errors_is_answered_with_all_findings() {
        Answer answer = system.key("k").type("application/xml").post("/submissions", "<nothing/>");

        Problems.is(answer, 422, "rejected");
        JsonNode finding = answer.json().at("/findings/0");
        assertThat(finding.get("rule").asText()).isEqualTo("XML");
        assertThat(finding.get("severity").asText()).isEqualTo("ERROR");
        assertThat(finding.get("box").asText()).isEqualTo("document");
        assertThat(finding.get("line").asInt()).isEqualTo(1);
        assertThat(finding.get("column").asInt()).isEqualTo(1);
        assertThat(finding.get("sentence").asText()).endsWith(".");
    }

    @Test
    void an_outage_says_when_to_try_again() {
        gateway.trouble.set(Optional.of(new OutageException("The store is away.", Duration.ofSeconds(7))));
        Answer answer = system.submit("26CH7");

        Problems.is(answer, 503, "outage");
        assertThat(answer.header("Retry-After")).isEqualTo("7");
        assertThat(answer.json().get("detail").asText()).isEqualTo("The store is away.");
    }

    @Test
    void a_full_disk_is_told_apart() {
        gateway.trouble.set(Optional.of(new NoRoomException("The disk is full.", Duration.ofMinutes(1))));
        Answer answer = system.submit("26CH8");

        Problems.is(answer, 507, "no-room");
        assertThat(answer.header("Retry-After")).isEqualTo("60");
    }

    @Test
    void a_test_is_marked_as_one() {
        Answer answer = system.key("t").type("text/xml").post("/submissions?test=true", SpokenPermits.xml("26CH9"));
        String id = answer.json().at("/messages/0/id").asText();

        assertThat(answer.json().get("test").asBoolean()).isTrue();
        assertThat(system.get("/messages/" + id).json().get("test").asBoolean()).isTrue();
    }

    @Test
    void a_recipient_or_a_flag_that_cannot_be_meant_is_refused() {
        Client xml = system.key("k").type("application/xml");

        Problems.is(xml.post("/submissions?to=France", SpokenPermits.xml("1")), 400, "bad-request");
        Problems.is(xml.post("/submissions?to=fr", SpokenPermits.xml("1")), 400, "bad-request");
        Problems.is(xml.post("/submissions?test=yes", SpokenPermits.xml("1")), 400, "bad-request");
        Problems.is(xml.post("/submissions", ""), 400, "bad-request");
    }

    @Test
    void a_recipient_that_is_not_registered_is_a_finding() {
        Answer answer = system.key("k").type("application/xml").post("/submissions?to=KE", SpokenPermits.xml("26CH10"));

        Problems.is(answer, 422, "rejected");
        assertThat(answer.json().at("/findings/0/rule").asText()).isEqualTo("S-04");
    }

    @Test
    void another_content_type_is_not_taken() {
        Client keyed = system.key("k");

        Problems.is(keyed.type("application/json").post("/submissions", "{}"), 415, "unsupported-type");
        Problems.is(keyed.type("*/*").post("/submissions", "<a/>"), 415, "unsupported-type");
        Problems.is(
                keyed.type("application/x-www-form-urlencoded").post("/submissions", "a=b"), 415, "unsupported-type");
    }

    @Test
    void a_permit_beyond_the_limit_is_not_read() {
        Answer answer = system.key("k")
                .type("application/xml")
                .post("/submissions", "x".repeat(TestGateway.LIMITS.permitBytesMax() + 1));

        Problems.is(answer, 413, "too-large");
    }
}
