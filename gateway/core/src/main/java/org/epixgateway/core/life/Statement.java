package org.epixgateway.core.life;

import java.time.Instant;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.PermitKey;

/**
 * What an authority stated about a permit after its issue: never taken back, only followed by another.
 *
 * @param id names the statement for good, the same on every side, however many messages bring it
 * @param statedAt UTC
 */
public record Statement(String id, Party by, Instant statedAt, Fact fact) {

    /** The same as one of the documents has it that it is about. */
    public Statement seenFrom(PermitKey document) {
        return fact instanceof Fact.OfMovement movement
                ? new Statement(id, by, statedAt, movement.seenFrom(document))
                : this;
    }
}
