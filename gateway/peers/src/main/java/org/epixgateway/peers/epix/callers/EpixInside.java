package org.epixgateway.peers.epix.callers;

import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Function;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.query.EpixDoor;

/**
 * What lies behind the EPIX service.
 *
 * @param callers the Party for which a TLS client certificate is registered now
 */
public record EpixInside(EpixDoor door, Function<X509Certificate, Optional<Party>> callers) {}
