package org.epixgateway.core.exchange;

import java.time.Clock;

/**
 * The two clocks of a gateway.
 *
 * @param wall what the time is, for signatures, receipts and people
 * @param steady never jumps while the process runs, for back-off, leases and probes; order depends on neither
 */
public record Clocks(Clock wall, Clock steady) {}
