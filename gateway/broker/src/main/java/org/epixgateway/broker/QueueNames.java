package org.epixgateway.broker;

import org.epixgateway.core.party.Party;

/** @param prefix tells gateways apart that share a broker; empty where they do not */
record QueueNames(String prefix) {
    static final String DELIVER = "deliver.";
    static final String DEAD = "dead";
    static final String EXPIRED = "expired";

    String deliver(Party peer) {
        return prefix + DELIVER + peer;
    }

    String dead() {
        return prefix + DEAD;
    }
}
