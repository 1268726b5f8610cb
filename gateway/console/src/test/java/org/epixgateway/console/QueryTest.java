package org.epixgateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.epixgateway.console.Client.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a query says is understood or refused, never passed over. */
class QueryTest {
    private static final TestGateway gateway = new TestGateway();
    private final Client system = Client.of(gateway, "system");

    @AfterAll
    static void close() {
        gateway.close();
    }

    private Answer submit(String query) {
        return system.key("key " + query)
                .type("application/xml")
                .post("/submissions" + query, SpokenPermits.xml("26CH1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?tset=true | The parameter tset is not taken here; there are test, to.",
                "?to=FR&to=DE | The parameter to is there more than once.",
                "?test=true&test=false | The parameter test is there more than once.",
                "?test= | The parameter test is true or false."
            })
    void a_submission_with_a_query_that_cannot_be_meant_sends_nothing(String query, String sentence) {
        Answer answer = submit(query);

        Problems.is(answer, 400, "bad-request");
        assertThat(answer.json().get("detail").asText()).isEqualTo(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?test=true", "?to=DE"})
    void a_form_has_its_metadata_and_takes_no_query(String query) {
        Answer answer = system.key("form " + query)
                .type(Form.TYPE)
                .post("/submissions" + query, Form.permit("26CH2").bytes());

        Problems.is(answer, 400, "bad-request");
        assertThat(answer.text()).contains("in its part metadata");
    }

    @Test
    void two_keys_are_refused() {
        Answer answer =
                system.key("one").key("two").type("application/xml").post("/submissions", SpokenPermits.xml("26CH3"));

        Problems.is(answer, 400, "bad-request");
        assertThat(answer.text()).contains("Idempotency-Key is there more than once");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/messages?limit=0",
                "/inbox?limit=0",
                "/messages?since=yesterday",
                "/inbox?all=maybe",
                "/messages?kind=x",
                "/messages?q=1&q=2",
                "/self?x",
                "/peers?x=1",
                "/inbox?%74ests=1"
            })
    void what_no_resource_knows_is_refused_everywhere(String path) {
        Problems.is(system.get(path), 400, "bad-request");
    }

    @Test
    void who_may_not_is_told_that_first() {
        Problems.is(
                Client.of(gateway, "auditor").type("application/xml").post("/submissions?x=1", ""),
                403,
                "not-permitted");
    }
}
