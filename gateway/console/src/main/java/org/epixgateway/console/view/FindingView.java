package org.epixgateway.console.view;

import java.util.List;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Position;
import org.jspecify.annotations.Nullable;

/**
 * A finding as JSON.
 *
 * @param block letter of the block; absent outside the blocks
 * @param line from 1, in the bytes as handed in; absent where no place is known
 */
public record FindingView(
        String rule,
        String severity,
        String box,
        @Nullable String block,
        @Nullable Integer line,
        @Nullable Integer column,
        String sentence) {

    public static FindingView of(Finding finding) {
        String block = finding.place().block();
        return new FindingView(
                finding.rule(),
                finding.severity().name(),
                finding.place().box().label(),
                block.isEmpty() ? null : block,
                finding.position().map(Position::line).orElse(null),
                finding.position().map(Position::column).orElse(null),
                finding.sentence());
    }

    public static List<FindingView> of(List<Finding> findings) {
        return findings.stream().map(FindingView::of).toList();
    }
}
