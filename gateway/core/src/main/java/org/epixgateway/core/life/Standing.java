package org.epixgateway.core.life;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.permit.Quantity;

/**
 * Where a permit stands on a day.
 *
 * @param conflicts that nobody settled; if there is one the permit is disputed
 * @param balances one per block, in the order of the form
 */
public record Standing(PermitState state, List<Conflict> conflicts, List<Balance> balances) {
    public Standing {
        conflicts = List.copyOf(conflicts);
        balances = List.copyOf(balances);
    }

    /**
     * A statement that does not fit the permit or the other statements. It is a fact all the same.
     *
     * @param statement id of the statement; for a number conflict the sentence that names the message
     * @param sentence for an officer
     */
    public record Conflict(String statement, Kind kind, String sentence) {}

    public enum Kind {
        SECOND_USE,
        AFTER_ITS_END,
        MORE_THAN_ALLOWED,
        OTHER_UNIT,
        NO_SUCH_BLOCK,
        CROSSING_OPEN,
        WRONG_KIND_OF_USE,
        NUMBER_CONFLICT
    }

    /** What was issued, shipped by the endorsement, and used of one block. Compared, never subtracted. */
    public record Balance(String block, Optional<Quantity> issued, Optional<Quantity> shipped, BigDecimal used) {}
}
