package org.epixgateway.core.exchange;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether a peer is worth calling. Opens after {@link #OUTAGES_TO_OPEN} outages in a row; while open nothing is sent and
 * nothing counts as an attempt; a probe is due after 30 s, growing to 5 min; one success closes it. Instants are the
 * steady clock's.
 *
 * @param probeAfter delay of the next probe; zero while closed
 */
public record Circuit(int outagesInRow, boolean isOpen, Instant probeAt, Duration probeAfter, String reason) {
    public static final int OUTAGES_TO_OPEN = 5;
    public static final Duration PROBE_FIRST = Duration.ofSeconds(30);
    public static final Duration PROBE_MAX = Duration.ofMinutes(5);

    /** When circuits open and how often they probe. */
    public record Terms(int outagesToOpen, Duration probeFirst, Duration probeMax) {
        public static final Terms STANDARD = new Terms(OUTAGES_TO_OPEN, PROBE_FIRST, PROBE_MAX);
    }

    public static final Circuit CLOSED = new Circuit(0, false, Instant.EPOCH, Duration.ZERO, "");

    public boolean isProbeDue(Instant now) {
        return isOpen && !now.isBefore(probeAt);
    }

    public Circuit afterSuccess() {
        return CLOSED;
    }

    public Circuit afterOutage(Instant now, String why) {
        return afterOutage(now, why, Terms.STANDARD);
    }

    public Circuit afterOutage(Instant now, String why, Terms terms) {
        int count = outagesInRow + 1;
        if (count < terms.outagesToOpen()) {
            return new Circuit(count, false, Instant.EPOCH, Duration.ZERO, why);
        }
        Duration delay = isOpen ? min(probeAfter.multipliedBy(2), terms.probeMax()) : terms.probeFirst();
        return new Circuit(count, true, now.plus(delay), delay, why);
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
