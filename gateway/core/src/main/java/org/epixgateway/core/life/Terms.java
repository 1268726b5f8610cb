package org.epixgateway.core.life;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.permit.Block;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.Quantity;

/**
 * What the document itself lays down for its life.
 *
 * @param validUntil last day, at the place of presentation; empty if the form states none
 * @param lines one per block, in the order of the form
 */
public record Terms(DocumentKind kind, Optional<LocalDate> validUntil, List<Line> lines) {

    /**
     * What one block allows.
     *
     * @param block its letter or number as written
     * @param issued box 11, the first quantity stated; empty if none is
     */
    public record Line(String block, Optional<Quantity> issued) {}

    public Terms {
        lines = List.copyOf(lines);
    }

    public static Terms of(Permit permit) {
        return new Terms(
                permit.kind(),
                permit.validUntil(),
                permit.blocks().stream().map(Terms::line).toList());
    }

    private static Line line(Block block) {
        return new Line(block.id(), block.quantities().stream().findFirst());
    }

    boolean isSingleUse() {
        return kind.use() == DocumentKind.Use.SINGLE;
    }

    /** Valid to the end of the stated calendar date. */
    boolean hasEnded(LocalDate day) {
        return validUntil.filter(day::isAfter).isPresent();
    }

    Optional<Line> line(String block) {
        return lines.stream().filter(line -> line.block().equals(block)).findFirst();
    }
}
