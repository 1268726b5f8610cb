package org.epixgateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.epixgateway.console.Client.Answer;
import org.epixgateway.console.edge.TokenCheck;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.evidence.EvidenceCheck;
import org.epixgateway.core.exchange.CheckEvidence;
import org.epixgateway.core.party.Party;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class ControlTest {
    private static final Party ITALY = Party.of("IT");

    private final TestGateway gateway = new TestGateway(true);
    private final Client control = Client.control(gateway);
    private final Client container = control.type("application/vnd.etsi.asic-e+zip");

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void without_the_token_of_this_start_or_a_user_nothing_is_told() {
        Client none = Client.uncontrolled(gateway);
        String right = "Bearer " + TestGateway.CONTROL_TOKEN;

        Problems.is(none.get("/gateway"), 401, "not-authenticated");
        Problems.is(none.with("Authorization", right).get("/gateway"), 401, "not-authenticated");
        Problems.is(none.with("Epix-User", "alice").get("/gateway"), 401, "not-authenticated");
        Problems.is(
                none.with("Authorization", right).with("Epix-User", "a b").get("/gateway"), 401, "not-authenticated");
        Problems.is(
                none.with("Authorization", right + "x")
                        .with("Epix-User", "alice")
                        .get("/gateway"),
                401,
                "not-authenticated");
    }

    @Test
    void an_operators_token_is_nothing_here() {
        Client operator = Client.uncontrolled(gateway)
                .with("Authorization", "Bearer " + gateway.token("operator"))
                .with("Epix-User", "alice");

        Problems.is(operator.get("/self"), 401, "not-authenticated");
    }

    @Test
    void a_short_token_is_no_token() {
        assertThatThrownBy(() -> new TokenCheck("secret")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_permit_is_sent_in_the_name_of_the_user_of_the_machine() {
        Answer answer = control.submit("26CH1");

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.json().at("/messages/0/href").asText()).startsWith("/control/messages/");
        assertThat(gateway.lastActor()).isEqualTo("os:alice");
    }

    @Test
    void the_status_says_what_waits() {
        control.submit("26CH2");
        Samples.received(gateway, "FR1");
        JsonNode json = control.get("/gateway").json();

        assertThat(json.get("party").asText()).isEqualTo("CH");
        assertThat(json.get("waiting").asInt()).isEqualTo(1);
        assertThat(json.get("inboxWaiting").asInt()).isEqualTo(1);
        assertThat(json.get("peers")).hasSize(2);
    }

    @Test
    void a_stop_is_begun() {
        assertThat(control.post("/gateway/stop", "").status()).isEqualTo(202);
        assertThat(gateway.controls.stops.get()).isEqualTo(1);
    }

    @Test
    void our_descriptor_is_handed_over() {
        assertThat(control.get("/descriptors/own").text()).isEqualTo("our descriptor");
        assertThat(control.get("/descriptors/own/fingerprint")
                        .json()
                        .get("fingerprint")
                        .asText())
                .isEqualTo(Bytes.utf8("our certificate").digest().hex());
    }

    @Test
    void a_new_party_is_registered_once_its_fingerprint_was_compared() {
        byte[] descriptor = Samples.descriptor(gateway, ITALY, 1).array();
        String fingerprint = Samples.sealCertificate(ITALY).digest().hex();
        JsonNode examined =
                container.post("/descriptors/examinations", descriptor).json();
        Answer wrong = container.post("/descriptors/registrations?fingerprint=" + "0".repeat(64), descriptor);
        Answer none = container.post("/descriptors/registrations", descriptor);
        String spoken = fingerprint.toUpperCase(java.util.Locale.ROOT).replaceAll("(..)(?=.)", "$1:");
        Answer right = container.post("/descriptors/registrations?fingerprint=" + spoken, descriptor);

        assertThat(examined.get("outcome").asText()).isEqualTo("FIRST");
        assertThat(examined.get("fingerprint").asText()).isEqualTo(fingerprint);
        assertThat(examined.at("/services/0/kind").asText()).isEqualTo("DELIVER");
        Problems.is(wrong, 409, "cannot-now");
        Problems.is(none, 400, "bad-request");
        assertThat(right.json().get("party").asText()).isEqualTo("IT");
        assertThat(right.json().get("state").asText()).isEqualTo("ACTIVE");
        assertThat(gateway.lastActor()).isEqualTo("os:alice");
    }

    @Test
    void an_update_by_a_registered_key_needs_no_fingerprint_and_a_higher_number() {
        byte[] older = Samples.descriptor(gateway, TestGateway.FRANCE, 3).array();
        byte[] newer = Samples.descriptor(gateway, TestGateway.FRANCE, 4).array();

        Problems.is(container.post("/descriptors/examinations", older), 422, "descriptor-rejected");
        assertThat(container
                        .post("/descriptors/examinations", newer)
                        .json()
                        .get("outcome")
                        .asText())
                .isEqualTo("UPDATE");
        assertThat(container
                        .post("/descriptors/registrations", newer)
                        .json()
                        .get("sequence")
                        .asLong())
                .isEqualTo(4);
        Problems.is(container.post("/descriptors/registrations", newer), 422, "descriptor-rejected");
    }

    @Test
    void what_is_no_descriptor_is_refused() {
        Problems.is(container.post("/descriptors/examinations", "PK"), 422, "descriptor-rejected");
        Problems.is(container.post("/descriptors/examinations", ""), 400, "bad-request");
        Problems.is(control.type("text/plain").post("/descriptors/examinations", "x"), 415, "unsupported-type");
    }

    @Test
    void parties_are_listed_with_their_certificates() {
        JsonNode json = control.get("/parties").json().get("parties");

        assertThat(json).hasSize(2);
        assertThat(json.at("/1/party").asText()).isEqualTo("FR");
        assertThat(json.at("/1/circuit").asText()).isEqualTo("CLOSED");
        assertThat(json.at("/1/certificates/0/use").asText()).isEqualTo("SEAL");
        assertThat(json.at("/1/certificates/0/pin").asText())
                .isEqualTo(Samples.sealCertificate(TestGateway.FRANCE).digest().hex());
        assertThat(control.get("/parties/FR").json()).isEqualTo(json.get(1));
    }

    @Test
    void a_party_is_paused_resumed_and_retired() {
        for (String state : List.of("PAUSED", "ACTIVE", "RETIRED")) {
            Answer answer = control.json("PUT", "/parties/FR/state", "{\"state\":\"" + state + "\"}");

            assertThat(answer.json().get("state").asText()).isEqualTo(state);
        }
        assertThat(control.get("/peers").json().get("peers")).hasSize(1);
        assertThat(control.get("/parties").json().get("parties")).hasSize(2);
    }

    @Test
    void a_certificate_is_revoked_by_its_fingerprint() {
        String fingerprint =
                Samples.sealCertificate(TestGateway.FRANCE).digest().hex();
        Answer answer = control.json("POST", "/parties/FR/revocations", "{\"fingerprint\":\"" + fingerprint + "\"}");
        Answer unknown =
                control.json("POST", "/parties/FR/revocations", "{\"fingerprint\":\"" + "0".repeat(64) + "\"}");

        assertThat(answer.json().at("/certificates/0/revokedAt").asText()).isEqualTo("2026-11-23T10:00:00Z");
        Problems.is(unknown, 404, "not-found");
        Problems.is(control.json("POST", "/parties/FR/revocations", "{}"), 400, "bad-request");
    }

    @Test
    void what_is_accepted_from_a_party_changes_only_where_it_is_said() {
        Answer answer = control.json("PUT", "/parties/FR/policy", "{\"takesTestMessages\":true}");
        Answer rules = control.json(
                "PUT", "/parties/FR/policy", "{\"refuseOnRules\":[\"B-02\"],\"revocation\":\"SOFT_FAIL\"}");

        assertThat(answer.json().at("/policy/takesTestMessages").asBoolean()).isTrue();
        assertThat(answer.json().at("/policy/revocation").asText()).isEqualTo("HARD_FAIL");
        assertThat(rules.json().at("/policy/takesTestMessages").asBoolean()).isTrue();
        assertThat(rules.json().at("/policy/refuseOnRules/0").asText()).isEqualTo("B-02");
        Problems.is(control.json("PUT", "/parties/FR/policy", "{\"revocation\":\"NEVER\"}"), 400, "bad-request");
        Problems.is(control.json("PUT", "/parties/FR/policy", "{\"refuseOnRules\":[null]}"), 400, "bad-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"state\":\"ASLEEP\"}", "{}", "{\"state\":1}", "x"})
    void a_state_that_there_is_not_is_refused(String json) {
        Problems.is(control.json("PUT", "/parties/FR/state", json), 400, "bad-request");
    }

    @Test
    void an_unknown_party_is_not_found() {
        Problems.is(control.get("/parties/KE"), 404, "not-found");
        Problems.is(control.get("/parties/Kenya"), 400, "bad-request");
        Problems.is(control.post("/parties/KE/tries", ""), 404, "not-found");
        Problems.is(control.json("PUT", "/parties/KE/state", "{\"state\":\"PAUSED\"}"), 404, "not-found");
    }

    @Test
    void a_try_is_told_step_by_step() {
        Answer answer = control.post("/parties/FR/tries", "");

        assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(answer.text().lines())
                .containsExactly(
                        "{\"step\":\"connection\",\"well\":true,\"sentence\":\"The peer answers.\",\"millis\":12}",
                        "{\"step\":\"receipt\",\"well\":false,\"sentence\":\"No receipt within 30 s; ask FR.\",\"millis\":30000}");
    }

    @Test
    void collecting_now_tells_what_came_from_whom() {
        assertThat(control.post("/collections/FR", "").text())
                .isEqualTo("{\"collections\":[{\"party\":\"FR\",\"messages\":2,\"trouble\":\"\"}]}");
        Problems.is(control.post("/collections/KE", ""), 404, "not-found");
    }

    @Test
    void the_evidence_check_ends_with_its_result() {
        control.submit("26CH3");

        assertThat(control.post("/evidence/check", "").text().lines())
                .last()
                .asString()
                .contains("\"intact\":true");
    }

    @Test
    void one_check_of_the_evidence_at_a_time_runs_whatever_the_api() {
        control.submit("26CH4");
        Client auditor = Client.nobody(gateway).with("Authorization", "Bearer " + gateway.token("auditor"));
        List<Answer> meanwhile = new ArrayList<>();

        CheckEvidence.Checked checked = gateway.check.run(position -> {
            meanwhile.add(auditor.post("/evidence/check", ""));
            meanwhile.add(control.post("/evidence/check", ""));
        });

        assertThat(checked.outcome()).isInstanceOf(EvidenceCheck.Intact.class);
        Problems.is(meanwhile.get(0), 503, "outage");
        assertThat(meanwhile.get(1).text()).contains("Another check of the evidence log is running.");
    }

    @Test
    void what_the_national_api_gives_is_here_too() {
        Samples.received(gateway, "FR2");

        assertThat(control.get("/inbox").json().get("entries")).hasSize(1);
        assertThat(control.get("/messages").json().get("messages")).hasSize(1);
        assertThat(control.get("/self").json().get("account").asText()).isEqualTo("os:alice");
        assertThat(control.type("application/xml")
                        .post("/validations", Bytes.utf8(SpokenPermits.xml("1")).array())
                        .status())
                .isEqualTo(200);
    }
}
