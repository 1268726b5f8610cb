package org.epixgateway.core.exchange;

import java.time.Instant;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.party.Party;

/**
 * A container as it came, nothing checked.
 *
 * @param broughtBy the Party of the authenticated connection
 * @param at when it was complete here, UTC
 */
public record ReceivedEnvelope(Bytes container, Party broughtBy, Instant at) {}
