package org.epixgateway.core.life;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.epixgateway.core.permit.Block;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.Quantity;

/**
 * What the document itself lays down for its life.
 *
 * @param validUntil last day, at the place of presentation; empty if the form states none
 * @param isEndorsed whether box 14 was filled already when the document was handed in
 * @param lines one per block, in the order of the form
 */
public record Terms(DocumentKind kind, Optional<LocalDate> validUntil, boolean isEndorsed, List<Line> lines) {

    /**
     * What one block allows.
     *
     * @param block its letter or number as written, or "#n" (from 1) where it has none
     * @param issued box 11, the first quantity stated; empty if none is
     * @param shipped box 14 as the document has it; empty if it has none
     */
    public record Line(String block, Optional<Quantity> issued, Optional<Quantity> shipped) {}

    public Terms {
        lines = List.copyOf(lines);
    }

    public static Terms of(Permit permit) {
        return new Terms(
                permit.kind(),
                permit.validUntil(),
                permit.inspection().isPresent()
                        || permit.blocks().stream()
                                .anyMatch(block -> !block.inspections().isEmpty()),
                IntStream.range(0, permit.blocks().size())
                        .mapToObj(i -> line(permit.blocks().get(i), i + 1))
                        .toList());
    }

    private static Line line(Block block, int number) {
        String name = block.id().isEmpty() ? "#" + number : block.id();
        return new Line(
                name,
                block.quantities().stream().findFirst(),
                block.inspections().stream()
                        .flatMap(inspection -> inspection.quantity().stream())
                        .findFirst());
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
