package org.epixgateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.epixgateway.console.Client.Answer;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.ReceivedState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class InboxTest {
    private final TestGateway gateway = new TestGateway();
    private final Client system = Client.of(gateway, "system");

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void what_came_is_listed_in_order_and_read_on_from_the_last_position() {
        Samples.received(gateway, "FR1");
        Samples.received(gateway, "FR2");
        JsonNode first = system.get("/inbox?limit=1").json();
        JsonNode second =
                system.get("/inbox?after=" + first.get("after").asLong()).json();
        JsonNode none =
                system.get("/inbox?after=" + second.get("after").asLong()).json();

        assertThat(first.at("/entries/0/message/permitNumber").asText()).isEqualTo("FR1");
        assertThat(second.at("/entries/0/message/permitNumber").asText()).isEqualTo("FR2");
        assertThat(none.get("entries")).isEmpty();
        assertThat(none.get("after").asLong()).isEqualTo(second.get("after").asLong());
    }

    @Test
    void tests_and_taken_ones_are_listed_only_if_asked_for() {
        Samples.received(gateway, "FR3", ReceivedState.RECEIVED, true);
        Samples.received(gateway, "FR4", ReceivedState.TAKEN, false);

        assertThat(system.get("/inbox").json().get("entries")).isEmpty();
        assertThat(system.get("/inbox?tests=true").json().get("entries")).hasSize(1);
        assertThat(system.get("/inbox?taken=true").json().get("entries")).hasSize(1);
    }

    @Test
    void a_stored_permit_that_is_damaged_is_said_to_be_and_raises_an_alarm() {
        MessageId id = Samples.received(gateway, "FR15");
        gateway.store.rot(id);

        Problems.is(system.get("/inbox/" + id), 500, "damaged");
        assertThat(gateway.observed.alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo("damaged");
            assertThat(alarm.sentence()).contains(id.toString());
        });
    }

    @Test
    void an_opened_permit_is_told_in_short_and_counts_as_offered() {
        MessageId id = Samples.received(gateway, "FR5");
        JsonNode json = system.get("/inbox/" + id).json();

        assertThat(json.at("/message/state").asText()).isEqualTo("OFFERED");
        assertThat(json.at("/permit/number").asText()).isEqualTo("FR5");
        assertThat(json.at("/permit/blocks/0/species/0").asText()).isEqualTo("Crocodylus niloticus");
        assertThat(json.get("originalForm").asText()).isEqualTo("ELECTRONIC_ORIGINAL");
        assertThat(json.at("/findings/0/rule").asText()).isEqualTo("B-02");
        assertThat(json.get("document").asText()).isEqualTo("/api/v1/inbox/" + id + "/document");
        assertThat(json.at("/attachments/0/size").asInt()).isEqualTo(8);
        assertThat(json.at("/attachments/0/href").asText()).isEqualTo("/api/v1/inbox/" + id + "/attachments/1");
    }

    @Test
    void the_document_comes_byte_for_byte_with_its_digest() {
        MessageId id = Samples.received(gateway, "FR6");
        Answer answer = system.get("/inbox/" + id + "/document");

        assertThat(answer.text()).isEqualTo(SpokenPermits.xml("FR6"));
        assertThat(answer.header("Content-Type")).isEqualTo("application/xml");
        assertThat(answer.header("Repr-Digest")).startsWith("sha-256=:");
    }

    @Test
    void a_strangers_file_is_saved_and_never_shown() {
        MessageId id = Samples.received(gateway, "FR7");
        Answer answer = system.get("/inbox/" + id + "/attachments/1");

        assertThat(answer.response().body()).isEqualTo("<script>".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename*=UTF-8''.._.._%C3%A9vil%22.html");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).contains("sandbox");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2", "-1", "one", "99999999999"})
    void an_attachment_that_is_not_there_is_not_found(String number) {
        MessageId id = Samples.received(gateway, "FR8");

        Problems.is(system.get("/inbox/" + id + "/attachments/" + number), 404, "not-found");
    }

    @Test
    void a_permit_is_taken_once_and_saying_so_again_changes_nothing() {
        MessageId id = Samples.received(gateway, "FR9");
        long before = gateway.store.head().position();
        Answer first = system.post("/inbox/" + id + "/taken", "");
        Answer second = system.post("/inbox/" + id + "/taken", "");

        assertThat(first.json().get("state").asText()).isEqualTo("TAKEN");
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(gateway.store.head().position()).isEqualTo(before + 1);
        assertThat(system.get("/inbox").json().get("entries")).isEmpty();
    }

    @Test
    void a_refused_message_is_not_in_the_inbox() {
        MessageId id = Samples.received(gateway, "FR10", ReceivedState.REFUSED, false);

        Problems.is(system.get("/inbox/" + id), 404, "not-found");
        Problems.is(system.post("/inbox/" + id + "/taken", ""), 404, "not-found");
    }

    @Test
    void an_unknown_message_is_not_found() {
        for (String what : List.of("", "/document", "/attachments/1")) {
            Problems.is(system.get("/inbox/01a207d9-2100-7cf9-8b8b-000000000000" + what), 404, "not-found");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?after=-1", "?after=x", "?limit=0x", "?tests=1", "?taken=maybe"})
    void a_list_that_cannot_be_meant_is_refused(String query) {
        Problems.is(system.get("/inbox" + query), 400, "bad-request");
    }
}
