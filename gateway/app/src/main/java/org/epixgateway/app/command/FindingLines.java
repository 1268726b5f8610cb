package org.epixgateway.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Severity;

/** Findings as lines and as JSON. */
final class FindingLines {
    private FindingLines() {}

    /** Each finding on a line, but for what could not be checked: that is one line, and in full with --json. */
    static void say(Output out, JsonNode findings) {
        Set<String> unchecked = new LinkedHashSet<>();
        int count = 0;
        for (JsonNode finding : findings) {
            if (finding.path("severity").asText().equals(Severity.NOT_CHECKED.name())) {
                count++;
                unchecked.add(finding.path("rule").asText());
            } else {
                out.line(line(finding));
            }
        }
        if (count > 0) {
            out.line("  " + count + (count == 1 ? " thing was" : " things were") + " not checked: "
                    + String.join(", ", unchecked) + " (--json says why)");
        }
    }

    private static String line(JsonNode f) {
        String block = f.path("block").asText("");
        return "  %-11s %-5s box %s%s%s: %s"
                .formatted(
                        f.path("severity").asText(),
                        f.path("rule").asText(),
                        f.path("box").asText(),
                        block.isEmpty() ? "" : ", block " + block,
                        f.hasNonNull("line")
                                ? ", line " + f.path("line").asText() + ", column "
                                        + f.path("column").asText()
                                : "",
                        f.path("sentence").asText());
    }

    static ArrayNode json(List<Finding> findings) {
        ArrayNode array = Output.JSON.createArrayNode();
        for (Finding finding : findings) {
            ObjectNode node = array.addObject()
                    .put("rule", finding.rule())
                    .put("severity", finding.severity().name())
                    .put("box", finding.place().box().label())
                    .put("block", finding.place().block())
                    .put("sentence", finding.sentence());
            finding.position().ifPresent(p -> node.put("line", p.line()).put("column", p.column()));
        }
        return array;
    }
}
