package org.epixgateway.app.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.epixgateway.core.permit.Finding;

/** Findings as lines and as JSON. */
final class FindingLines {
    private FindingLines() {}

    static String line(Finding finding) {
        String where = finding.place() + finding.position().map(p -> ", " + p).orElse("");
        return "  %-11s %-5s %s: %s".formatted(finding.severity(), finding.rule(), where, finding.sentence());
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
