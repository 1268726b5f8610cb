package org.epixgateway.core.evidence;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one entry of the evidence log says, before it has its place in the chain.
 *
 * @param kind what happened, a fixed word such as permit-submitted, permit-received, receipt-verified, party-registered
 * @param at when, UTC
 * @param actor who decided: an account, "gateway", or a peer ("peer FR")
 * @param facts named facts, sorted by name: message id, permit, digests, findings count; never a body or a secret
 */
public record EvidenceNote(String kind, Instant at, String actor, Map<String, String> facts) {
    /** Name of the fact that holds a message id; an entry is found fast by it. */
    public static final String MESSAGE = "message";

    /** Name of the fact that holds a permit's label; an entry is found fast by it. */
    public static final String PERMIT = "permit";

    public EvidenceNote {
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }
}
