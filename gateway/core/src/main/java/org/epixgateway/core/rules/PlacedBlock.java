package org.epixgateway.core.rules;

import java.util.List;
import java.util.stream.IntStream;
import org.epixgateway.core.permit.Block;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.Place;

/** A block together with its place on the permit, so that a rule can say where it found something. */
record PlacedBlock(Permit permit, int index, Block block) {
    static List<PlacedBlock> of(Permit permit) {
        return IntStream.range(0, permit.blocks().size())
                .mapToObj(
                        index -> new PlacedBlock(permit, index, permit.blocks().get(index)))
                .toList();
    }

    Place at(Box box) {
        return Findings.place(box, permit, index);
    }

    boolean hasSource(String code) {
        return block.sources().stream()
                .anyMatch(source -> Written.folded(source).equals(code));
    }
}
