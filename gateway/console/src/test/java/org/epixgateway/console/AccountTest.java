package org.epixgateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.epixgateway.console.Client.Answer;
import org.epixgateway.core.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts and their tokens, as an operator on the machine makes them. */
@Timeout(60)
final class AccountTest {
    private final TestGateway gateway = new TestGateway(true);
    private final Client control = Client.control(gateway);

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void an_account_is_made_listed_and_removed() {
        Answer made = control.json(
                "POST",
                "/accounts",
                "{\"name\":\"night-shift\",\"role\":\"OPERATOR\",\"password\":\"twelve and more\"}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text()).doesNotContain("twelve", "hash");
        assertThat(control.get("/accounts").json().get("accounts")).hasSize(4);
        assertThat(gateway.store.accounts().account("night-shift").orElseThrow().role())
                .isEqualTo(Role.OPERATOR);
        assertThat(control.delete("/accounts/night-shift").status()).isEqualTo(204);
        assertThat(gateway.lastActor()).isEqualTo("os:alice");
        Problems.is(control.delete("/accounts/night-shift"), 404, "not-found");
    }

    @Test
    void an_account_is_not_made_twice() {
        Problems.is(control.json("POST", "/accounts", "{\"name\":\"system\",\"role\":\"AUDITOR\"}"), 409, "cannot-now");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"a b\",\"role\":\"OPERATOR\"}",
                "{\"name\":\"os:root\",\"role\":\"OPERATOR\"}",
                "{\"role\":\"OPERATOR\"}",
                "{\"name\":\"x\",\"role\":\"KING\"}",
                "{\"name\":\"x\"}",
                "{\"name\":\"x\",\"role\":\"OPERATOR\",\"password\":\"short\"}",
                "{\"name\":\"x\",\"role\":\"OPERATOR\",\"isAdmin\":true}"
            })
    void an_account_that_cannot_be_is_not_made(String json) {
        Problems.is(control.json("POST", "/accounts", json), 400, "bad-request");
    }

    @Test
    void a_token_is_told_once_and_works_until_it_is_revoked() {
        Answer made = control.json("POST", "/tokens", "{\"account\":\"system\",\"days\":30}");
        String token = made.json().get("token").asText();
        String id = made.json().get("id").asText();
        Client system = Client.nobody(gateway).with("Authorization", "Bearer " + token);

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().get("expiresAt").asText()).isEqualTo("2026-12-23T10:00:00Z");
        assertThat(system.get("/self").status()).isEqualTo(200);
        assertThat(control.get("/tokens").json().at("/tokens/0/id").asText()).isEqualTo(id);
        assertThat(control.get("/tokens").text()).doesNotContain(token.substring(token.indexOf('.') + 1));
        assertThat(control.delete("/tokens/" + id).status()).isEqualTo(204);
        Problems.is(system.get("/self"), 401, "not-authenticated");
        Problems.is(control.delete("/tokens/" + id), 404, "not-found");
    }

    @Test
    void a_token_needs_an_account_and_an_end() {
        Problems.is(control.json("POST", "/tokens", "{\"account\":\"nobody\"}"), 404, "not-found");
        Problems.is(control.json("POST", "/tokens", "{\"account\":\"system\",\"days\":0}"), 400, "bad-request");
        Problems.is(control.json("POST", "/tokens", "{\"account\":\"system\",\"days\":99999}"), 400, "bad-request");
    }
}
