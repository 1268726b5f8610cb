package org.epixgateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import org.epixgateway.console.Client.Answer;
import org.epixgateway.core.permit.CountryCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class PermitTest {
    private static final String PERMIT = "/permits/CH/EXPORT/26CH1";

    private final TestGateway gateway = new TestGateway();
    private final Client system = Client.of(gateway, "system");

    @AfterEach
    void close() {
        gateway.close();
    }

    private static String endorsed(String quantity) {
        return """
                {"fact": {"what": "ENDORSED", "on": "2026-11-23", "place": "Kloten", "method": "ELECTRONIC",
                          "blocks": [{"block": "A", "quantity": "%s", "unit": "PCS"}]}}""".formatted(quantity);
    }

    private Answer state(String key, String body) {
        return system.key(key).type("application/json").post(PERMIT + "/statements", body);
    }

    @Test
    void a_permit_is_shown_with_its_standing() {
        system.submit("26CH1");

        JsonNode permit = system.get(PERMIT).json();

        assertThat(permit.get("state").asText()).isEqualTo("ISSUED");
        assertThat(permit.at("/blocks/0/issued").asText()).isEqualTo("300 PCS");
        assertThat(permit.get("statements")).isEmpty();
        assertThat(permit.get("href").asText()).isEqualTo("/api/v1" + PERMIT);
    }

    @Test
    void an_endorsement_goes_to_whoever_holds_the_permit_and_stands_in_its_history() {
        system.submit("26CH1");

        Answer answer = state("box 14", endorsed("280"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().at("/messages/0/to").asText()).isEqualTo("FR");
        JsonNode permit = system.get(PERMIT).json();
        assertThat(permit.get("state").asText()).isEqualTo("ENDORSED");
        assertThat(permit.at("/blocks/0/shipped").asText()).isEqualTo("280 PCS");
        assertThat(permit.at("/statements/0/fact/what").asText()).isEqualTo("ENDORSED");
        assertThat(permit.at("/statements/0/actor").asText()).isEqualTo("system");
        assertThat(permit.at("/statements/0/message").asText())
                .isEqualTo(answer.json().at("/messages/0/id").asText());
    }

    @Test
    void a_repetition_gets_the_first_answer_again_and_another_content_does_not() {
        system.submit("26CH1");
        Answer first = state("box 14", endorsed("280"));
        Answer second = state("box 14", endorsed("280"));

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text()).isEqualTo(first.text());
        Problems.is(state("box 14", endorsed("281")), 422, "key-reused");
    }

    @Test
    void what_cannot_be_said_is_answered_with_its_rule() {
        system.submit("26CH1");

        Answer tooMuch = state("k", endorsed("301"));

        Problems.is(tooMuch, 422, "not-stated");
        assertThat(tooMuch.json().at("/findings/0/rule").asText()).isEqualTo("L-13");
        assertThat(system.get(PERMIT).json().get("state").asText()).isEqualTo("ISSUED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "+1", "1e3", "NaN", "1,5", "0x10", "", " ", "1.", "999999999999999999999"})
    void a_quantity_is_plain_digits(String quantity) {
        system.submit("26CH1");

        Problems.is(state("k", endorsed(quantity)), 400, "bad-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"fact\": null}",
                "{\"fact\": {\"what\": \"EATEN\", \"on\": \"2026-11-23\"}}",
                "{\"fact\": {\"what\": \"WITHDRAWN\", \"on\": \"23.11.2026\", \"reason\": \"x\"}}",
                "{\"fact\": {\"what\": \"WITHDRAWN\", \"on\": \"2026-11-23\"}}",
                "{\"fact\": {\"what\": \"WITHDRAWN\", \"on\": \"2026-11-23\", \"reason\": \"two\\nlines\"}}",
                "{\"fact\": {\"what\": \"ENDORSED\", \"on\": \"2026-11-23\", \"place\": \"K\", \"method\": \"WORD\"}}",
                "{\"fact\": {\"what\": \"SETTLED\", \"on\": \"2026-11-23\", \"reason\": \"x\", \"settled\": [null]}}",
                "{\"fact\": {\"what\": \"WITHDRAWN\", \"on\": \"2026-11-23\", \"reason\": \"x\", \"more\": 1}}",
                "[]",
                "null"
            })
    void what_is_no_fact_is_told_in_a_sentence(String body) {
        system.submit("26CH1");

        Problems.is(state("k", body), 400, "bad-request");
    }

    @ParameterizedTest
    @CsvSource({
        "/permits/CH/EXPORT/26CH2, 404",
        "/permits/CH/IMPORT/26CH1, 404",
        "/permits/CH/export/26CH1, 404",
        "/permits/CH/EXPORT/26_CH1, 404",
        "/permits/C/EXPORT/26CH1, 400",
        "/permits?country=CH, 400",
        "/permits?number=26CH1, 400",
        "/permits?country=ch&number=26CH1, 400"
    })
    void an_unknown_permit_is_not_found_and_a_name_that_is_none_is_told(String path, int status) {
        system.submit("26CH1");

        assertThat(system.get(path).status()).isEqualTo(status);
    }

    @Test
    void a_number_is_found_however_it_is_spaced_and_whatever_is_in_it() {
        system.submit("26/CH 7");

        JsonNode found = system.get("/permits?country=CH&number=26/ch%207").json();

        assertThat(found.at("/permits/0/number").asText()).isEqualTo("26/CH 7");
        String href = found.at("/permits/0/href").asText();
        assertThat(href).isEqualTo("/api/v1/permits/CH/EXPORT/26~2FCH7");
        assertThat(system.get(href.substring("/api/v1".length())).status()).isEqualTo(200);
    }

    @Test
    void operators_and_auditors_see_and_state_nothing() {
        system.submit("26CH1");
        Client operator = Client.of(gateway, "operator");

        assertThat(operator.get(PERMIT).status()).isEqualTo(200);
        Problems.is(
                operator.key("k").type("application/json").post(PERMIT + "/statements", endorsed("1")),
                403,
                "not-permitted");
    }

    @Test
    void without_a_key_nothing_is_stated() {
        system.submit("26CH1");

        Problems.is(system.type("application/json").post(PERMIT + "/statements", endorsed("1")), 400, "key-missing");
    }

    @Test
    void a_token_is_kept_hashed_and_shown_nowhere() {
        system.submit("26CH1");

        Answer answer = system.type("application/json")
                .send("PUT", PERMIT + "/token", BodyPublishers.ofString("{\"token\": \"7d1f-b2c9-4e6a-93\"}"));

        assertThat(answer.status()).isEqualTo(204);
        var key = gateway.store.named(CountryCode.of("CH"), "26CH1").get(0).key();
        assertThat(gateway.store.token(key).orElseThrow().isOf("7d1f-b2c9-4e6a-93"))
                .isTrue();
        assertThat(system.get(PERMIT).text()).doesNotContain("7d1f");
        assertThat(gateway.store.entries(1, 100).toString())
                .contains("permit-token-set")
                .doesNotContain("7d1f");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"token\": \"short\"}", "{\"token\": \"with a space in it\"}"})
    void what_is_no_token_is_told(String body) {
        system.submit("26CH1");

        Problems.is(
                system.type("application/json").send("PUT", PERMIT + "/token", BodyPublishers.ofString(body)),
                400,
                "bad-request");
    }

    @Test
    void one_feed_tells_everything_in_order_and_a_cursor_misses_nothing() {
        system.submit("26CH1");
        state("box 14", endorsed("280"));
        system.submit("26CH2");

        JsonNode first = system.get("/events?limit=2").json();
        JsonNode rest =
                system.get("/events?after=" + first.get("after").asLong()).json();
        JsonNode nothing =
                system.get("/events?after=" + rest.get("after").asLong()).json();

        assertThat(first.get("events").findValuesAsText("event")).containsExactly("SUBMITTED", "STATED");
        assertThat(first.at("/events/1/what").asText()).isEqualTo("endorsed");
        assertThat(rest.get("events").findValuesAsText("permit")).containsExactly("CH EXPORT 26CH2");
        assertThat(nothing.get("events")).isEmpty();
        assertThat(nothing.get("after")).isEqualTo(rest.get("after"));
        Problems.is(system.get("/events?after=-1"), 400, "bad-request");
    }
}
