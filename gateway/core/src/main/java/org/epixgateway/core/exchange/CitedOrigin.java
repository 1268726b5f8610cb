package org.epixgateway.core.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.epixgateway.core.life.PermitState;
import org.epixgateway.core.permit.Block;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitNumber;
import org.epixgateway.core.permit.Place;
import org.epixgateway.core.permit.Provenance;
import org.epixgateway.core.permit.Severity;

/**
 * A re-export leads back to the permit of the country of origin and to the certificate of the last re-export (B-16). Those
 * that its blocks cite are looked up where we know of them: one that never allowed the goods to move, or not these goods, is
 * an error. Most are other States' business with others and not known here; of them nothing is said. Reads the register,
 * writes nothing.
 */
final class CitedOrigin {
    static final String RULE = "S-11";

    private static final Set<PermitState> NEVER_MOVED =
            Set.of(PermitState.WITHDRAWN, PermitState.LOST, PermitState.REPLACED, PermitState.DISPUTED);
    private static final Set<DocumentKind> NO_ORIGIN = Set.of(DocumentKind.IMPORT);

    private final PermitLives lives;

    CitedOrigin(PermitLives lives) {
        this.lives = lives;
    }

    List<Finding> findings(Permit reExport, Instant at) {
        List<Finding> found = new ArrayList<>();
        if (reExport.kind() == DocumentKind.RE_EXPORT) {
            for (Block block : reExport.blocks()) {
                check(block, block.origin(), Box.B12, at).ifPresent(found::add);
                check(block, block.lastReExport(), Box.B12A, at).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<Finding> check(Block block, Provenance from, Box box, Instant at) {
        String number = from.document().number();
        boolean isNumber = !number.isBlank() && number.length() <= PermitNumber.LENGTH_MAX;
        List<PermitLives.Lived> cited = from.country().isEmpty() || !isNumber
                ? List.of()
                : lives.named(from.country().get(), PermitNumber.of(number).normalised()).stream()
                        .filter(lived ->
                                !NO_ORIGIN.contains(lived.registered().key().kind()))
                        .toList();
        return cited.size() == 1 ? unfit(block, cited.get(0), box, at) : Optional.empty();
    }

    private static Optional<Finding> unfit(Block block, PermitLives.Lived cited, Box box, Instant at) {
        PermitState state = cited.standing(PermitLives.day(at)).state();
        String which = cited.registered().key().issuingCountry() + " "
                + cited.registered().number();
        if (NEVER_MOVED.contains(state)) {
            return Optional.of(error(
                    block,
                    box,
                    "The document " + which + " that it cites is "
                            + state.name().toLowerCase(Locale.ROOT) + "."));
        }
        boolean isCovered = cited.permit().blocks().stream()
                .flatMap(other -> other.scientificNames().stream())
                .anyMatch(name -> block.scientificNames().stream().anyMatch(name::equalsIgnoreCase));
        return isCovered
                ? Optional.empty()
                : Optional.of(
                        error(block, box, "The document " + which + " that it cites does not cover this species."));
    }

    private static Finding error(Block block, Box box, String sentence) {
        return new Finding(RULE, Severity.ERROR, Place.of(box, block.id()), Optional.empty(), sentence);
    }
}
