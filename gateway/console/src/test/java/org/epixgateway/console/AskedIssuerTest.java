package org.epixgateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.epixgateway.console.Client.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A national system asks how a permit stands. */
@Timeout(60)
final class AskedIssuerTest {
    private static final String JSON = "application/json";

    private final TestGateway gateway = new TestGateway();
    private final Client system = Client.of(gateway, "system");

    @AfterEach
    void stop() {
        gateway.close();
    }

    private Answer asked(String body) {
        return system.type(JSON).post("/verifications", body);
    }

    @Test
    void of_a_permit_of_our_own_the_answer_is_signed_and_can_be_looked_at_again() {
        JsonNode told = asked("{\"country\": \"CH\", \"number\": \"26CH1\", \"token\": \"abc\"}")
                .json();

        assertThat(told.path("isGenuine").asBoolean()).isTrue();
        assertThat(told.path("state").asText()).isEqualTo("VALID");
        assertThat(told.path("number").asText()).isEqualTo("26CH1");
        JsonNode again = system.type("text/plain")
                .post("/verifications/check", told.path("signed").asText())
                .json();
        assertThat(again.path("isGenuine").asBoolean()).isTrue();
    }

    @Test
    void who_cannot_be_asked_is_said_in_a_sentence() {
        JsonNode told = asked("{\"country\": \"BR\", \"number\": \"1\", \"kind\": \"EXPORT\", \"importing\": \"CH\"}")
                .json();

        assertThat(told.path("isGenuine").asBoolean()).isFalse();
        assertThat(told.path("sentence").asText()).isEqualTo("No Party BR is registered here that could be asked.");
    }

    @Test
    void what_is_no_question_is_a_bad_request() {
        assertThat(asked("{\"country\": \"CH\", \"number\": \"1\", \"kind\": \"EXPORT\"}")
                        .status())
                .isEqualTo(400);
        assertThat(asked("{\"country\": \"CH\"}").status()).isEqualTo(400);
        assertThat(asked("{\"country\": \"Switzerland\", \"number\": \"1\", \"token\": \"a\"}")
                        .status())
                .isEqualTo(400);
        assertThat(asked("{\"country\": \"CH\", \"number\": \"1\", \"token\": \"\"}")
                        .status())
                .isEqualTo(400);
        assertThat(asked("[]").status()).isEqualTo(400);
    }

    @Test
    void what_nobody_signed_is_not_to_be_relied_on() {
        Answer answer = system.type("text/plain").post("/verifications/check", "eyJ.e30.AAAA");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("isGenuine").asBoolean()).isFalse();
    }

    @Test
    void an_auditor_asks_nobody() {
        assertThat(Client.of(gateway, "auditor")
                        .type(JSON)
                        .post("/verifications", "{\"country\": \"CH\", \"number\": \"1\", \"token\": \"a\"}")
                        .status())
                .isEqualTo(403);
    }
}
