package org.epixgateway.core.query;

import java.time.Instant;
import java.util.List;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.PermitKey;

/** Where quantities go that other Parties confirmed of our permits. Thread-safe. */
public interface ConfirmationBook {
    /**
     * Durable on return. The same quantities from the same Party once more are no second fact: a caller who got no answer
     * asks again.
     *
     * @throws org.epixgateway.core.exchange.OutageException if nothing was written
     */
    void record(Confirmation confirmation);

    /**
     * What a Party confirmed by this channel: a fact under its certificate, without a signature. It never fills box 14,
     * which belongs to the Party that issued the permit.
     *
     * @param positions in the units of the permit
     */
    record Confirmation(
            PermitKey permit, Party by, Role role, List<ConfirmedQuantities.Position> positions, Instant at) {
        public Confirmation {
            positions = List.copyOf(positions);
        }
    }

    /** As what the caller speaks, by his place in the permit. */
    enum Role {
        /** The Party of box 3a found this at import. */
        IMPORT_INSPECTION,
        /** The Party of box 4 says what it exported under our import permit. */
        EXPORT_QUANTITIES
    }
}
