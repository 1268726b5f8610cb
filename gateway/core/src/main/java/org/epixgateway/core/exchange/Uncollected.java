package org.epixgateway.core.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.epixgateway.core.party.Party;

/** Tells an operator that a Party which is never called does not collect either; seldom, however many messages wait. */
final class Uncollected {
    private final Duration max;
    private final Clock steady;
    private final Observations observations;
    private final Map<Party, Instant> told = new HashMap<>();

    /** @param max age from which a message alarms, and pause between two alarms about one Party */
    Uncollected(Duration max, Clock steady, Observations observations) {
        this.max = max;
        this.steady = steady;
        this.observations = observations;
    }

    void look(Party peer, List<SentMessage> due) {
        Instant latest = steady.instant().minus(max);
        if (told.getOrDefault(peer, Instant.EPOCH).isAfter(latest)) {
            return;
        }
        due.stream()
                .filter(message -> message.state() == SentState.PUBLISHED
                        && message.acceptedAt().isBefore(latest))
                .findFirst()
                .ifPresent(oldest -> {
                    told.put(peer, steady.instant());
                    String sentence = "Message " + oldest.id() + " waits since " + oldest.acceptedAt()
                            + " to be collected by " + peer + "; ask its office whether its gateway runs.";
                    observations.alarm("uncollected", peer.toString(), sentence);
                });
    }
}
