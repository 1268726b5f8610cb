package org.epixgateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.epixgateway.console.Client.Answer;

/** What every problem on the wire looks like. */
final class Problems {
    private Problems() {}

    static void is(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        JsonNode json = answer.json();
        assertThat(json.get("type").asText()).isEqualTo("urn:epixgateway:problem:" + type);
        assertThat(json.get("status").asInt()).isEqualTo(status);
        assertThat(json.get("title").asText()).isNotBlank();
        assertThat(json.get("detail").asText()).isNotBlank();
        assertThat(answer.text()).doesNotContain("java.", "Exception", "\tat ", "org.apache", "fasterxml");
    }
}
