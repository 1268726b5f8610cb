package org.epixgateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.epixgateway.console.Client.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class KeysTest {
    private final TestGateway gateway = new TestGateway(true);
    private final Client control = Client.control(gateway);

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void our_keys_are_listed_with_the_revocation_list() {
        JsonNode json = control.get("/keys").json();

        assertThat(json.at("/keys/0/use").asText()).isEqualTo("SEAL");
        assertThat(json.at("/keys/0/state").asText()).isEqualTo("CURRENT");
        assertThat(json.at("/keys/0/serial").asText()).isEqualTo("1a");
        assertThat(json.at("/keys/0/until").asText()).isEqualTo("2028-11-01T00:00:00Z");
        assertThat(json.at("/keys/0").has("revokedAt")).isFalse();
        assertThat(json.at("/revocationList/revoked/0/serial").asText()).isEqualTo("99");
    }

    @Test
    void a_barcode_key_is_renewed_as_the_others_are_and_a_root_is_not() {
        control.json("POST", "/keys/announcements", "{\"use\":\"BARCODE\"}");

        assertThat(gateway.controls.keys.asked).containsExactly("announce BARCODE as it is by os:alice");
        assertThat(control.json("POST", "/keys/announcements", "{\"use\":\"ROOT\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_key_is_announced_in_the_name_of_the_user_and_the_answer_says_what_to_do_next() {
        Answer answer = control.json("POST", "/keys/announcements", "{\"use\":\"SEAL\",\"algorithm\":\"p384\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("next").asText()).isEqualTo("Hand out the descriptor.");
        assertThat(answer.json().at("/after/keys/1/state").asText()).isEqualTo("ANNOUNCED");
        assertThat(gateway.controls.keys.asked).containsExactly("announce SEAL p384 by os:alice");
    }

    @Test
    void a_refusal_says_why() {
        control.json("POST", "/keys/announcements", "{\"use\":\"SEAL\"}");

        Answer again = control.json("POST", "/keys/announcements", "{\"use\":\"SEAL\"}");

        Problems.is(again, 409, "cannot-now");
        assertThat(again.json().get("detail").asText()).isEqualTo("A seal key is announced already.");
    }

    @Test
    void a_key_is_activated() {
        Answer answer = control.json("POST", "/keys/activations", "{\"use\":\"TLS\"}");

        assertThat(answer.json().get("next").asText()).contains("again");
        assertThat(gateway.controls.keys.asked).containsExactly("activate TLS by os:alice");
    }

    @Test
    void a_certificate_is_revoked_by_its_serial_number_and_the_current_one_only_on_purpose() {
        Answer unmeant = control.json("POST", "/keys/revocations", "{\"serial\":\"1A\"}");
        Answer meant = control.json("POST", "/keys/revocations", "{\"serial\":\"1A\",\"current\":true}");

        Problems.is(unmeant, 409, "cannot-now");
        assertThat(meant.status()).isEqualTo(200);
        assertThat(gateway.controls.keys.asked)
                .containsExactly("revoke 1a by os:alice", "revoke 1a even if current by os:alice");
        Problems.is(control.json("POST", "/keys/revocations", "{\"serial\":\"77\"}"), 404, "not-found");
    }

    @Test
    void the_revocation_list_is_issued_again() {
        assertThat(control.post("/keys/revocation-list", "").json().get("next").asText())
                .isEqualTo("Publish the list.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"use\":\"ROOT\"}", "{\"use\":\"seal\"}", "{}", "{\"use\":1}", "x"})
    void only_seal_and_tls_keys_are_changed(String json) {
        Problems.is(control.json("POST", "/keys/announcements", json), 400, "bad-request");
        Problems.is(control.json("POST", "/keys/activations", json), 400, "bad-request");
        assertThat(gateway.controls.keys.asked).isEmpty();
    }

    @Test
    void nobody_cares_for_keys_from_afar() {
        for (String account : gateway.accounts()) {
            Client somebody = Client.nobody(gateway).with("Authorization", "Bearer " + gateway.token(account));

            assertThat(somebody.get("/keys").status()).isEqualTo(404);
        }
    }
}
