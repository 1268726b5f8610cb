package org.epixgateway.store;

import java.util.List;
import java.util.Optional;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Place;
import org.epixgateway.core.permit.Position;
import org.epixgateway.core.permit.Severity;

/** Findings as one text of seven fields each: rule, severity, box, block, line, column (empty: unknown), sentence. */
final class FindingText {
    private FindingText() {}

    static String write(List<Finding> findings) {
        return Fields.write(findings.stream().map(FindingText::row).toList());
    }

    static List<Finding> read(String text) {
        return Fields.read(text).stream().map(FindingText::finding).toList();
    }

    private static List<String> row(Finding f) {
        return List.of(
                f.rule(),
                f.severity().name(),
                f.place().box().name(),
                f.place().block(),
                f.position().map(p -> Integer.toString(p.line())).orElse(""),
                f.position().map(p -> Integer.toString(p.column())).orElse(""),
                f.sentence());
    }

    private static Finding finding(List<String> row) {
        Optional<Position> position = row.get(4).isEmpty()
                ? Optional.empty()
                : Optional.of(new Position(Integer.parseInt(row.get(4)), Integer.parseInt(row.get(5))));
        return new Finding(
                row.get(0),
                Severity.valueOf(row.get(1)),
                Place.of(Box.valueOf(row.get(2)), row.get(3)),
                position,
                row.get(6));
    }
}
