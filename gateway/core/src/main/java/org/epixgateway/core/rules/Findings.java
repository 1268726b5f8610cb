package org.epixgateway.core.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.permit.Block;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.Place;
import org.epixgateway.core.permit.Severity;

/** Collects what one rule has to say, in the order in which it says it. Used by one thread. */
public final class Findings {
    private final String rule;
    private final List<Finding> said = new ArrayList<>();

    public Findings(String rule) {
        this.rule = rule;
    }

    public void error(Box box, String sentence) {
        say(Severity.ERROR, Place.of(box), sentence);
    }

    public void error(Place place, String sentence) {
        say(Severity.ERROR, place, sentence);
    }

    public void warning(Box box, String sentence) {
        say(Severity.WARNING, Place.of(box), sentence);
    }

    public void warning(Place place, String sentence) {
        say(Severity.WARNING, place, sentence);
    }

    public void notChecked(Box box, String sentence) {
        say(Severity.NOT_CHECKED, Place.of(box), sentence);
    }

    /** The place of a box in the block at an index (from 0): by its letter, or by its number where it has none. */
    public static Place place(Box box, Permit permit, int blockIndex) {
        Block block = permit.blocks().get(blockIndex);
        return Place.of(box, block.id().isBlank() ? "#" + (blockIndex + 1) : block.id());
    }

    List<Finding> said() {
        return List.copyOf(said);
    }

    private void say(Severity severity, Place place, String sentence) {
        said.add(new Finding(rule, severity, place, Optional.empty(), sentence));
    }
}
