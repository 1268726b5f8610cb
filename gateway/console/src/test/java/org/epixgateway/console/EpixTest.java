package org.epixgateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.epixgateway.console.Client.Answer;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Attachment;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.query.EpixSystem;
import org.epixgateway.core.query.PermitQuery.Stage;
import org.epixgateway.core.query.QueryAnswer;
import org.epixgateway.core.query.ScriptedEpixSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The EPIX systems of other countries, asked through the control API. */
@Timeout(60)
final class EpixTest {
    private static final String ASKED = "{\"country\":\"CH\",\"number\":\"26CH1\",\"token\":\"secret\"}";

    private final TestGateway gateway = new TestGateway(true);
    private final Client control = Client.control(gateway);
    private final ScriptedEpixSystem system = new ScriptedEpixSystem();

    @BeforeEach
    void know() {
        gateway.epixSystems.put(CountryCode.of("CH"), system);
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void a_permit_that_came_is_shown_with_findings_digests_and_its_own_bytes() {
        Bytes permit = Bytes.utf8(SpokenPermits.xml("26CH1"));
        system.answering(new QueryAnswer.Found(
                Bytes.utf8("all"),
                permit,
                List.of(new Attachment("a.pdf", "application/pdf", Bytes.utf8("file"))),
                false));

        JsonNode json = control.json("POST", "/epix/fetches", ASKED).json();

        assertThat(json.at("/outcome").asText()).isEqualTo("FETCHED");
        assertThat(json.at("/received/validation/permit/number").asText()).isEqualTo("26CH1");
        assertThat(json.at("/received/kept").asText()).isEqualTo("2026-11-23/CH.xml");
        assertThat(json.at("/received/assurance").asText()).isEqualTo("channel only");
        assertThat(json.at("/received/attachments/0/size").asInt()).isEqualTo(4);
        assertThat(Base64.getDecoder().decode(json.at("/received/document").asText()))
                .isEqualTo(permit.array());
        assertThat(system.asked.getFirst().token()).isEqualTo(Optional.of("secret"));
        assertThat(system.asked.getFirst().stage()).isEqualTo(Stage.NON_FINAL);
        assertThat(gateway.lastActor()).isEqualTo("os:alice");
    }

    @Test
    void a_no_is_an_answer_with_its_code() {
        system.answering(new QueryAnswer.Declined("AdapterNotAvailable", "We may not ask."));

        Answer answer = control.json("POST", "/epix/fetches", ASKED);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/outcome").asText()).isEqualTo("NOT_GIVEN");
        assertThat(answer.json().at("/code").asText()).isEqualTo("AdapterNotAvailable");
        assertThat(answer.json().has("received")).isFalse();
    }

    @Test
    void an_outage_is_told_as_one_and_without_the_token() {
        system.failing(new OutageException("The system is away.", Duration.ofSeconds(30)));

        Answer answer = control.json("POST", "/epix/fetches", ASKED);

        Problems.is(answer, 503, "outage");
        assertThat(answer.json().toString()).contains("The system is away.").doesNotContain("secret");
    }

    @Test
    void quantities_are_told_and_a_state_is_asked() {
        system.confirming(new EpixSystem.Taken());

        JsonNode taken = control.json(
                        "POST",
                        "/epix/confirmations",
                        "{\"country\":\"CH\",\"number\":\"26CH1\",\"quantities\":[{\"block\":\"A\",\"quantity\":\"2.5\"}]}")
                .json();

        assertThat(taken.at("/outcome").asText()).isEqualTo("TAKEN");
        assertThat(system.told.getFirst().positions().getFirst().inspected()).isEqualByComparingTo("2.5");
        assertThat(control.get("/epix/CH/state").json().at("/words").asText()).isEqualTo("scripted");
    }

    @Test
    void a_country_without_a_system_is_named_with_what_to_do() {
        Answer answer = control.json("POST", "/epix/fetches", ASKED.replace("CH\"", "XB\""));

        Problems.is(answer, 404, "not-found");
        assertThat(answer.json().at("/detail").asText()).contains("epix.systems.XB");
        Problems.is(control.get("/epix/XB/state"), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"country\":\"ch\",\"number\":\"1\"}",
                "{\"country\":\"CH\",\"number\":\"\"}",
                "{\"country\":\"CH\",\"number\":\"1\\u0007\"}",
                "{\"country\":\"CH\",\"number\":\"1\",\"token\":\"\\ud800\"}",
                "{\"country\":\"CH\",\"number\":\"1\",\"token\":\" \"}",
                "{\"country\":\"CH\",\"number\":\"1\",\"tokn\":\"a\"}"
            })
    void what_cannot_be_asked_is_told_before_anybody_is(String body) {
        Problems.is(control.json("POST", "/epix/fetches", body), 400, "bad-request");

        assertThat(system.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1e3", "", "NaN", "1,5", "111111111111111111111"})
    void a_quantity_is_plain_decimal_digits(String quantity) {
        String body = "{\"country\":\"CH\",\"number\":\"1\",\"quantities\":[{\"block\":\"A\",\"quantity\":\"" + quantity
                + "\"}]}";

        Problems.is(control.json("POST", "/epix/confirmations", body), 400, "bad-request");
        assertThat(system.told).isEmpty();
    }
}
