package org.epixgateway.peers.epix.callers;

import org.epixgateway.core.query.EpixRequest;

/** A request as it was understood, with what its answer depends on. */
record Spoken(Operation operation, Version version, EpixRequest request) {}
