package org.epixgateway.core.evidence;

import org.epixgateway.core.bytes.Digest;

/**
 * The last entry of a Party's evidence log. Receipts carry heads, so that Parties hold each other to their histories.
 *
 * @param party two-letter code of the Party whose log it is
 * @param position 0 for an empty log, with {@link EvidenceEntry#GENESIS} as hash
 */
public record LogHead(String party, long position, Digest hash) {}
