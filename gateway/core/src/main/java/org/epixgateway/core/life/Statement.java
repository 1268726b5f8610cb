package org.epixgateway.core.life;

import java.time.Instant;
import org.epixgateway.core.party.Party;

/**
 * What an authority stated about a permit after its issue: never taken back, only followed by another.
 *
 * @param id names the statement for good, the same on every side, however many messages bring it
 * @param statedAt UTC
 */
public record Statement(String id, Party by, Instant statedAt, Fact fact) {}
