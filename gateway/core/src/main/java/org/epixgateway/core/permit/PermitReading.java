package org.epixgateway.core.permit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of reading a document: the permit, unless the bytes are no permit at all; what the reader and the schema found;
 * and where in the bytes each place of the form stands.
 *
 * <p>A schema error does not hide the permit where it could still be read, so that all findings are reported together.
 */
public record PermitReading(Optional<Permit> permit, List<Finding> findings, Map<Place, Position> positions) {
    public PermitReading {
        findings = List.copyOf(findings);
        positions = Map.copyOf(positions);
    }

    /** The position of a place, or of its box in the nearest sense: the block's start, else the document's. */
    public Optional<Position> positionOf(Place place) {
        for (Place candidate : List.of(place, Place.of(Box.DOCUMENT, place.block()), Place.of(Box.DOCUMENT))) {
            Position found = positions.get(candidate);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
