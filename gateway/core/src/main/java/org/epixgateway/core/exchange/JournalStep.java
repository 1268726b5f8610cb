package org.epixgateway.core.exchange;

import java.time.Instant;

/**
 * One step in the story of a message: each state it reached, each attempt, each act of an operator.
 *
 * @param what a state's name, or "attempt", "resend asked" and the like
 * @param who account, "gateway" or "peer FR"
 */
public record JournalStep(Instant at, String what, String who, String note) {}
