package org.epixgateway.core.exchange;

import org.epixgateway.core.party.Party;

/**
 * Whose gateway this is.
 *
 * @param node name of this process among the Party's gateways; each node has its own evidence chain
 */
public record Self(Party party, String node) {}
