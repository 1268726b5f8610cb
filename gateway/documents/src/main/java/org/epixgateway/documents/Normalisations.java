package org.epixgateway.documents;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Place;
import org.epixgateway.core.permit.Position;
import org.epixgateway.core.permit.Severity;

/** What was normalised in one document: per kind how often, and where first. Used by one thread. */
final class Normalisations {
    private record Tally(int count, Position first) {}

    private final Map<Normalisation, Tally> tallies = new EnumMap<>(Normalisation.class);

    void note(Normalisation kind, Supplier<Position> at) {
        Tally before = tallies.get(kind);
        tallies.put(kind, before == null ? new Tally(1, at.get()) : new Tally(before.count() + 1, before.first()));
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        tallies.forEach((kind, tally) -> findings.add(new Finding(
                kind.id(),
                Severity.INFO,
                Place.of(Box.DOCUMENT),
                Optional.of(tally.first()),
                kind.sentence(tally.count()))));
        return findings;
    }
}
