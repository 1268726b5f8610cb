package org.epixgateway.core.verify;

import java.util.List;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.life.Standing;
import org.epixgateway.core.life.Statement;

/** What somebody who has a permit before him is told about it, in one word. */
public enum VerifiedState {
    VALID,
    /** A document for several movements of which at least one took place; it still holds. */
    PARTLY_USED,
    USED,
    EXPIRED,
    /** Withdrawn or cancelled by its authority. */
    WITHDRAWN,
    /** Reported lost or stolen. */
    LOST,
    /** Another document took its place. */
    REPLACED,
    /** What is known of it contradicts itself, and persons are looking into it: ask the authority. */
    IN_QUESTION,
    /** No such permit was issued by us, or the token or barcode is not its own; which of them is not said. */
    UNKNOWN,
    /** No permit of ours has this number and these fields. */
    NO_MATCH;

    /** Whether the question was one that a guesser would have asked. */
    public boolean isFailedTry() {
        return this == UNKNOWN || this == NO_MATCH;
    }

    static VerifiedState of(Standing standing, List<Statement> statements) {
        return switch (standing.state()) {
            // that box 14 is filled is for the officer to see on the paper; both hold
            case ISSUED, ENDORSED -> isUsedOnce(statements) ? PARTLY_USED : VALID;
            case USED -> USED;
            case WITHDRAWN -> WITHDRAWN;
            case LOST -> LOST;
            case REPLACED -> REPLACED;
            case EXPIRED -> EXPIRED;
            case DISPUTED -> IN_QUESTION;
        };
    }

    private static boolean isUsedOnce(List<Statement> statements) {
        return statements.stream().anyMatch(statement -> statement.fact() instanceof Fact.Crossing);
    }
}
