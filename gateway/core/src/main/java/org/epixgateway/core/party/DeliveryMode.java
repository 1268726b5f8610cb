package org.epixgateway.core.party;

/** How a Party takes messages: pushed to its service, published for it to fetch, or both. */
public enum DeliveryMode {
    PUSH,
    PUBLISH,
    BOTH
}
