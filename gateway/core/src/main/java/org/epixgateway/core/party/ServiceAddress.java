package org.epixgateway.core.party;

import java.net.URI;

/** One of the services that a Party's descriptor lists. */
public record ServiceAddress(Kind kind, URI address) {
    public enum Kind {
        DELIVER,
        CLAIM,
        VERIFY,
        COLLECT,
        EPIX
    }
}
