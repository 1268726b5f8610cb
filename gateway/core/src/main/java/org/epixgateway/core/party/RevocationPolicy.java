package org.epixgateway.core.party;

/** What happens when a peer's revocation list cannot be had or is too old. */
public enum RevocationPolicy {
    /** Nothing is accepted until it can: answered as an outage, never as a refusal. Default where a list is configured. */
    HARD_FAIL,
    /** Accepted with an alarm. */
    SOFT_FAIL
}
