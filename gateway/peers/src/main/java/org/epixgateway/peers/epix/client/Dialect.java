package org.epixgateway.peers.epix.client;

import org.epixgateway.core.query.ConfirmedQuantities;
import org.epixgateway.core.query.PermitQuery;

/** How one kind of EPIX system wants to be asked. Only makes messages; thread-safe. */
public sealed interface Dialect permits SimpleDialect, SwissDialect, CzechDialect {
    Saying ask(PermitQuery query);

    Saying confirm(ConfirmedQuantities quantities);

    Saying state();

    /** Whether it can be said, and how. */
    sealed interface Saying permits SoapCall, Unsayable {}

    /** @param sentence why it cannot be said to this system, and what to do */
    record Unsayable(String sentence) implements Saying {}
}
