package org.epixgateway.core.exchange;

import java.time.Duration;

/** A message from ahead of our clock. The one outage whose sentence the sender is told: its own clock may be the wrong one. */
public final class ClockAheadException extends OutageException {
    private static final long serialVersionUID = 1L;

    /** @param sentence both times, and nothing that the sender may not know */
    public ClockAheadException(String sentence, Duration retryAfter) {
        super(sentence, retryAfter);
    }
}
