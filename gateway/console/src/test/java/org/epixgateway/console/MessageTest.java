package org.epixgateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.epixgateway.console.Client.Answer;
import org.epixgateway.core.exchange.MessageId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class MessageTest {
    private static final String NOBODYS = "01a207d9-2100-7cf9-8b8b-000000000000";

    private final TestGateway gateway = new TestGateway();
    private final Client system = Client.of(gateway, "system");
    private final Client operator = Client.of(gateway, "operator");

    @AfterEach
    void close() {
        gateway.close();
    }

    private MessageId sent(String number) {
        return MessageId.parse(system.submit(number).json().at("/messages/0/id").asText());
    }

    @Test
    void a_sent_message_is_told_with_its_story_and_the_receipt() {
        MessageId id = sent("26CH1");
        Samples.delivered(gateway, id);
        JsonNode json = system.get("/messages/" + id).json();

        assertThat(json.get("id").asText()).isEqualTo(id.toString());
        assertThat(json.get("direction").asText()).isEqualTo("sent");
        assertThat(json.get("peer").asText()).isEqualTo("FR");
        assertThat(json.get("permitNumber").asText()).isEqualTo("26CH1");
        assertThat(json.get("state").asText()).isEqualTo("DELIVERED");
        assertThat(json.get("document").asText()).hasSize(64);
        assertThat(json.get("container").asText()).hasSize(64);
        assertThat(json.get("at").asText()).isEqualTo("2026-11-23T10:00:00Z");
        assertThat(json.get("finishedAt").asText()).isEqualTo("2026-11-23T10:00:00Z");
        assertThat(json.get("receipt").asText()).isEqualTo(json.at("/answer/id").asText());
        assertThat(json.get("receiptContainer").asText()).hasSize(64);
        assertThat(json.at("/answer/kind").asText()).isEqualTo("RECEIPT");
        assertThat(json.at("/answer/findings/0/block").asText()).isEqualTo("A");
        assertThat(json.get("history")).hasSize(2);
        assertThat(json.has("heldBackBy")).isFalse();
    }

    @Test
    void a_received_message_is_told_with_findings_and_the_answer_that_we_gave() {
        MessageId id = Samples.received(gateway, "FR26-1");
        JsonNode json = system.get("/messages/" + id).json();

        assertThat(json.get("direction").asText()).isEqualTo("received");
        assertThat(json.get("state").asText()).isEqualTo("RECEIVED");
        assertThat(json.at("/findings/0/rule").asText()).isEqualTo("B-02");
        assertThat(json.at("/findings/0/line").asInt()).isEqualTo(12);
        assertThat(json.at("/answer/kind").asText()).isEqualTo("RECEIPT");
    }

    @Test
    void a_refusal_says_why() {
        MessageId id = sent("26CH12");
        Samples.refused(gateway, id);
        JsonNode json = system.get("/messages/" + id).json();

        assertThat(json.get("state").asText()).isEqualTo("REFUSED");
        assertThat(json.at("/answer/kind").asText()).isEqualTo("REFUSAL");
        assertThat(json.at("/answer/reason").asText()).isEqualTo("NUMBER_CONFLICT");
        assertThat(json.at("/answer/sentence").asText()).isEqualTo("Another document with this number came before.");
    }

    @Test
    void what_holds_a_message_back_is_named() {
        MessageId first = sent("26CH2");
        String body = SpokenPermits.xml("26CH2") + "<!-- altered -->";
        String replaced =
                system.get("/messages/" + first).json().get("document").asText();
        Answer second = system.key("k2")
                .type(Form.TYPE)
                .post(
                        "/submissions",
                        new Form()
                                .part("permit", "p", "application/xml", body)
                                .metadata("{\"replaces\":\"" + replaced + "\"}")
                                .bytes());

        assertThat(second.status()).as(second.text()).isEqualTo(202);
        assertThat(system.get("/messages/" + second.json().at("/messages/0/id").asText())
                        .json()
                        .get("heldBackBy")
                        .asText())
                .isEqualTo(first.toString());
    }

    @Test
    void the_container_and_the_answer_come_byte_for_byte() {
        MessageId id = sent("26CH3");
        Samples.delivered(gateway, id);
        Answer container = system.get("/messages/" + id + "/container");
        Answer answer = system.get("/messages/" + id + "/answer");

        assertThat(container.header("Content-Type")).isEqualTo("application/vnd.etsi.asic-e+zip");
        assertThat(container.header("Content-Disposition")).startsWith("attachment");
        assertThat(container.response().body())
                .isEqualTo(gateway.store.sentContainer(id).orElseThrow().array());
        assertThat(answer.response().body())
                .isEqualTo(gateway.store.answerTo(id).orElseThrow().array());
    }

    @Test
    void the_container_of_a_received_message_comes_too() {
        MessageId id = Samples.received(gateway, "FR26-2");

        assertThat(system.get("/messages/" + id + "/container").status()).isEqualTo(200);
        assertThat(system.get("/messages/" + id + "/answer").status()).isEqualTo(200);
    }

    @Test
    void there_is_no_answer_before_there_is_one() {
        Problems.is(system.get("/messages/" + sent("26CH4") + "/answer"), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {NOBODYS, "4711", "%20", "01A207D9"})
    void an_unknown_message_is_not_found(String id) {
        for (String what : List.of("", "/container", "/answer")) {
            Problems.is(system.get("/messages/" + id + what), 404, "not-found");
        }
        Problems.is(operator.post("/messages/" + id + "/resend", ""), 404, "not-found");
        Problems.is(operator.json("POST", "/messages/" + id + "/withdraw", "{\"reason\":\"x\"}"), 404, "not-found");
    }

    @Test
    void a_parked_message_is_sent_again() {
        MessageId id = sent("26CH5");
        Samples.parked(gateway, id);
        Answer answer = operator.post("/messages/" + id + "/resend", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("state").asText()).isEqualTo("QUEUED");
        assertThat(answer.json().get("note").asText()).isEqualTo("resent by operator");
    }

    @Test
    void a_finished_message_is_not_sent_again() {
        MessageId id = sent("26CH6");
        Samples.delivered(gateway, id);

        Problems.is(operator.post("/messages/" + id + "/resend", ""), 409, "cannot-now");
    }

    @Test
    void a_message_that_nobody_has_is_withdrawn_with_a_reason() {
        MessageId id = sent("26CH7");
        Answer answer = operator.json("POST", "/messages/" + id + "/withdraw", "{\"reason\":\"by mistake\"}");

        assertThat(answer.json().get("state").asText()).isEqualTo("WITHDRAWN");
        assertThat(answer.json().get("note").asText()).isEqualTo("withdrawn: by mistake");
    }

    @Test
    void a_message_that_the_peer_may_have_is_not_withdrawn() {
        MessageId id = sent("26CH8");
        Samples.attempted(gateway, id);
        Answer answer = operator.json("POST", "/messages/" + id + "/withdraw", "{\"reason\":\"late\"}");

        Problems.is(answer, 409, "cannot-now");
        assertThat(answer.json().get("detail").asText()).contains("resend it first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"reason\":null}",
                "{\"reason\":\"  \"}",
                "{\"reason\":7,\"x\":1}",
                "{\"reason\":\"a\\nb\"}",
                "[]",
                "{",
                "",
                "null"
            })
    void a_withdrawal_needs_a_reason(String json) {
        Problems.is(operator.json("POST", "/messages/" + sent("26CH9") + "/withdraw", json), 400, "bad-request");
    }

    @Test
    void hostile_json_is_refused() {
        String path = "/messages/" + sent("26CH10") + "/withdraw";

        Problems.is(
                operator.json("POST", path, "{\"reason\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"),
                400,
                "bad-request");
        Problems.is(operator.json("POST", path, "{\"reason\":\"" + "a".repeat(600) + "\"}"), 400, "bad-request");
        Problems.is(operator.json("POST", path, "{\"reason\":\"" + "a".repeat(70_000) + "\"}"), 413, "too-large");
        Problems.is(operator.type("text/plain").post(path, "{\"reason\":\"x\"}"), 415, "unsupported-type");
    }

    @Test
    void messages_are_found_by_number_peer_state_and_direction() {
        MessageId sent = sent("26CH11");
        MessageId received = Samples.received(gateway, "FR26-11");

        assertThat(found("?q=26ch11")).containsExactly(sent.toString());
        assertThat(found("?q=" + received)).containsExactly(received.toString());
        assertThat(found("?state=RECEIVED")).containsExactly(received.toString());
        assertThat(found("?direction=sent")).containsExactly(sent.toString());
        assertThat(found("?peer=FR")).containsExactlyInAnyOrder(sent.toString(), received.toString());
        assertThat(found("?peer=DE")).isEmpty();
        assertThat(found("?q=" + gateway.store.sent(sent).orElseThrow().submission()))
                .containsExactly(sent.toString());
    }

    @Test
    void pages_follow_one_another_without_gap_or_repetition() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(0, sent("26CH20" + i).toString());
            gateway.clock.advance(java.time.Duration.ofSeconds(1));
            if (i % 2 == 0) {
                all.add(0, Samples.received(gateway, "FR26-20" + i).toString());
                gateway.clock.advance(java.time.Duration.ofSeconds(1));
            }
        }
        List<String> seen = new ArrayList<>();
        String before = "";
        for (int page = 0; page < 10 && !before.equals("end"); page++) {
            JsonNode json = system.get("/messages?limit=3" + before).json();
            json.get("messages").forEach(m -> seen.add(m.get("id").asText()));
            before = json.has("before") ? "&before=" + json.get("before").asText() : "end";
        }

        assertThat(seen).isEqualTo(all);
    }

    private List<String> found(String query) {
        List<String> ids = new ArrayList<>();
        system.get("/messages" + query)
                .json()
                .get("messages")
                .forEach(m -> ids.add(m.get("id").asText()));
        return ids;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?peer=France",
                "?state=LOST",
                "?direction=up",
                "?before=abc",
                "?before=1",
                "?limit=many",
                "?limit=1001",
                "?limit=-1"
            })
    void a_search_that_cannot_be_meant_is_refused(String query) {
        Problems.is(system.get("/messages" + query), 400, "bad-request");
    }
}
