package org.epixgateway.core.exchange;

/** Where a sent message stands (design section 3). */
public enum SentState {
    ACCEPTED,
    QUEUED,
    HANDED_OVER,
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
