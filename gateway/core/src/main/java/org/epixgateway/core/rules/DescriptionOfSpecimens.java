package org.epixgateway.core.rules;

import java.util.HashSet;
import java.util.Set;
import org.epixgateway.core.permit.Block;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.Permit;

/**
 * Every block says what the specimens are (B-12; 50 CFR 23.23(c)(5)).
 *
 * <p>Kinds: all. Error: a permit without blocks; a block with neither description nor term code. Warning: a term code that
 * is not on the list; two blocks with the same letter, since findings and endorsements name blocks by it (our own rule).
 * Language, sex and age, and the maker of a microchip are for an officer's eye and are not checked.
 */
final class DescriptionOfSpecimens implements Rule {
    @Override
    public String id() {
        return "B-12";
    }

    @Override
    public void check(Permit permit, Circumstances circumstances, Findings findings) {
        if (permit.blocks().isEmpty()) {
            findings.error(Box.B9, "The permit lists no specimens.");
        }
        Set<String> letters = new HashSet<>();
        for (PlacedBlock placed : PlacedBlock.of(permit)) {
            Block block = placed.block();
            if (!Written.hasText(block.descriptions()) && !Written.hasText(block.terms())) {
                findings.error(
                        placed.at(Box.B9), "The description of the specimens is missing; give words or a term code.");
            }
            CodeOnList.fault("Term code", CodeLists.List.TERMS, block.terms(), circumstances)
                    .ifPresent(fault -> findings.warning(placed.at(Box.B9), fault));
            if (!block.id().isBlank() && !letters.add(Written.folded(block.id()))) {
                findings.warning(placed.at(Box.B9), "Two blocks have the same letter; each block needs its own.");
            }
        }
    }
}
