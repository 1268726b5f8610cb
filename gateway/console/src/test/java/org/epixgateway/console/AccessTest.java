package org.epixgateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.epixgateway.console.Client.Answer;
import org.epixgateway.core.access.Authentication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class AccessTest {
    private static final String ID = "01a207d9-2100-7cf9-8b8b-000000000000";

    private final TestGateway gateway = new TestGateway();

    @AfterEach
    void close() {
        gateway.close();
    }

    /** Method, path, content type, who may. */
    record Door(String method, String path, String type, Set<String> accounts) {
        @Override
        public String toString() {
            return method + " " + path + " " + type;
        }
    }

    static Stream<Door> doors() {
        Set<String> all = Set.of("system", "operator", "auditor");
        Set<String> system = Set.of("system");
        Set<String> operator = Set.of("operator");
        return Stream.of(
                new Door("POST", "/submissions", "application/xml", system),
                new Door("POST", "/submissions", Form.TYPE, system),
                new Door("GET", "/messages", "", all),
                new Door("GET", "/messages/" + ID, "", all),
                new Door("GET", "/messages/" + ID + "/container", "", system),
                new Door("GET", "/messages/" + ID + "/answer", "", all),
                new Door("POST", "/messages/" + ID + "/resend", "", operator),
                new Door("POST", "/messages/" + ID + "/withdraw", "application/json", operator),
                new Door("GET", "/inbox", "", all),
                new Door("GET", "/inbox/" + ID, "", system),
                new Door("GET", "/inbox/" + ID + "/document", "", system),
                new Door("GET", "/inbox/" + ID + "/attachments/1", "", system),
                new Door("POST", "/inbox/" + ID + "/taken", "", system),
                new Door("POST", "/validations", "application/xml", all),
                new Door("GET", "/peers", "", all),
                new Door("GET", "/self", "", all),
                new Door("POST", "/evidence/check", "", Set.of("operator", "auditor")));
    }

    private static Answer knock(Client client, Door door) {
        return door.type().isEmpty()
                ? client.send(door.method(), door.path(), java.net.http.HttpRequest.BodyPublishers.noBody())
                : client.type(door.type()).post(door.path(), "");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void each_door_is_open_to_those_whom_the_table_names_and_to_nobody_else(Door door) {
        for (String account : gateway.accounts()) {
            Answer answer = knock(Client.of(gateway, account), door);
            if (door.accounts().contains(account)) {
                assertThat(answer.status()).as(account + " " + answer.text()).isNotIn(401, 403, 500);
            } else {
                Problems.is(answer, 403, "not-permitted");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    void no_door_opens_to_nobody(Door door) {
        Answer answer = knock(Client.nobody(gateway), door);

        Problems.is(answer, 401, "not-authenticated");
        assertThat(answer.header("WWW-Authenticate")).contains("Basic").contains("Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/nothing", "/services", "/openapi.yaml/x", "/index.html", "/openapi.yaml;x=/self", "/%2e/self"})
    void nothing_beside_the_description_is_told_to_nobody(String path) {
        assertThat(Client.nobody(gateway).get(path).status()).isIn(400, 401);
    }

    @Test
    void a_token_is_as_good_as_a_password_until_it_ends() {
        Client client = Client.nobody(gateway).with("Authorization", "Bearer " + gateway.token("operator"));

        assertThat(client.get("/self").json().get("account").asText()).isEqualTo("operator");
        gateway.clock.advance(Duration.ofDays(2));
        Problems.is(client.get("/self"), 401, "not-authenticated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer x",
                "Bearer x.y",
                "Bearer .",
                "Basic",
                "Basic !!!",
                "Basic /w==",
                "Basic OnBhc3N3b3Jk",
                "Digest a",
                "system:a long password",
                "Negotiate"
            })
    void credentials_that_are_none_are_refused(String header) {
        Problems.is(Client.nobody(gateway).with("Authorization", header).get("/self"), 401, "not-authenticated");
    }

    @Test
    void credentials_of_great_length_are_refused_unread() {
        int before = gateway.hashing.comparisons.get();
        Client client = Client.nobody(gateway).with("Authorization", Client.basic("system", "x".repeat(3_000)));

        Problems.is(client.get("/self"), 401, "not-authenticated");
        assertThat(gateway.hashing.comparisons.get()).isEqualTo(before);
    }

    @Test
    void an_unknown_name_and_a_wrong_password_are_one_answer_after_the_same_work() {
        int start = gateway.hashing.comparisons.get();
        Answer unknown = Client.nobody(gateway)
                .with("Authorization", Client.basic("stranger", "some password"))
                .get("/self");
        int afterUnknown = gateway.hashing.comparisons.get();
        Answer wrong = Client.nobody(gateway)
                .with("Authorization", Client.basic("system", "some password"))
                .get("/self");

        assertThat(wrong.text()).isEqualTo(unknown.text());
        assertThat(wrong.response().headers().map().keySet())
                .isEqualTo(unknown.response().headers().map().keySet());
        assertThat(afterUnknown - start).isEqualTo(1);
        assertThat(gateway.hashing.comparisons.get() - afterUnknown).isEqualTo(1);
    }

    @Test
    void after_some_wrong_passwords_the_right_one_is_refused_too_for_a_while() {
        Client wrong = Client.nobody(gateway).with("Authorization", Client.basic("system", "wrong"));
        for (int i = 0; i < Authentication.FAILURES_MAX; i++) {
            wrong.get("/self");
        }

        Problems.is(Client.of(gateway, "system").get("/self"), 401, "not-authenticated");
        gateway.clock.advance(Authentication.LOCK.plusSeconds(1));
        assertThat(Client.of(gateway, "system").get("/self").status()).isEqualTo(200);
    }

    @Test
    void a_page_of_another_site_cannot_use_what_a_browser_remembers() {
        Client browser = Client.of(gateway, "operator");

        Problems.is(browser.with("Sec-Fetch-Site", "cross-site").get("/self"), 403, "not-permitted");
        Problems.is(browser.with("Sec-Fetch-Site", "same-site").get("/self"), 403, "not-permitted");
        assertThat(browser.with("Sec-Fetch-Site", "same-origin").get("/self").status())
                .isEqualTo(200);
    }

    @Test
    void answers_are_not_kept_and_not_guessed_at() {
        for (Client client : List.of(Client.nobody(gateway), Client.of(gateway, "system"))) {
            Answer answer = client.get("/self");

            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @Test
    void the_control_token_is_nothing_to_the_national_api() {
        Client crossed = Client.nobody(gateway).with("Authorization", "Bearer " + TestGateway.CONTROL_TOKEN);

        Problems.is(crossed.get("/self"), 401, "not-authenticated");
    }
}
