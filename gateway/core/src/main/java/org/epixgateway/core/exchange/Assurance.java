package org.epixgateway.core.exchange;

/** How sure we are who said something. Everything that is kept carries it. */
public enum Assurance {
    /** Under the seal of the authority that says it. */
    SEALED,
    /** By a connection whose certificate we know; nothing is sealed. */
    CHANNEL_ONLY,
    /** Brought by another Party on its word. */
    RELAYED,
    /** Typed in here from paper. */
    BY_HAND
}
