package org.epixgateway.core.exchange;

/** Where a sent message stands (design section 3). */
public enum SentState {
    ACCEPTED,
    QUEUED,
    HANDED_OVER,
    /** Waits in our mailbox until a Party that cannot be called collects it, and confirms that with its answer. */
    PUBLISHED,
    DELIVERED,
    REFUSED,
    PARKED,
    WITHDRAWN,
    /** Its certificate ended while it waited: sealed again under a new id that names this one. */
    SUPERSEDED;

    public boolean isFinished() {
        return this == DELIVERED || this == REFUSED || this == WITHDRAWN || this == SUPERSEDED;
    }
}
