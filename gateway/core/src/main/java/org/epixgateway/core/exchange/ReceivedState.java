package org.epixgateway.core.exchange;

/** Where a received message stands. */
public enum ReceivedState {
    /** Held and receipted. */
    RECEIVED,
    /** Shown or handed to the national side. */
    OFFERED,
    /** The national side confirmed that it has it. */
    TAKEN,
    /** Authentic, but answered with a refusal; kept so that a repeat gets the same answer. */
    REFUSED
}
