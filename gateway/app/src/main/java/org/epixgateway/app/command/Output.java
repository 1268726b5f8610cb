package org.epixgateway.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintStream;

/** What a command says: lines for people, or one JSON document with {@code --json}. */
final class Output {
    static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final PrintStream out;
    private final boolean isJson;

    Output(PrintStream out, boolean json) {
        this.out = out;
        this.isJson = json;
    }

    boolean isJson() {
        return isJson;
    }

    /** For people only. */
    void line(String text) {
        if (!isJson) {
            out.println(text);
        }
    }

    void json(JsonNode document) {
        if (isJson) {
            try {
                out.println(JSON.writeValueAsString(document));
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException("a JSON tree can be written", impossible);
            }
        }
    }
}
