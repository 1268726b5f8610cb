package org.epixgateway.core.exchange;

import java.time.Instant;
import java.util.Optional;
import org.epixgateway.core.party.Party;

/** What waits for a peer: messages under way, parked ones, and when the oldest was accepted. */
public record QueueDepth(Party peer, long waiting, long parked, Optional<Instant> oldest) {}
