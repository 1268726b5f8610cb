package org.epixgateway.peers.epix.callers;

import java.net.URI;
import org.epixgateway.core.permit.CountryCode;

/**
 * What the EPIX service says of itself and how much it takes.
 *
 * @param own country that is asked where a request names none
 * @param address at which callers reach the service, without the version; stands in the contract that is served
 * @param requestsMax at the same time, half of them from one Party
 */
public record EpixTerms(CountryCode own, URI address, int requestsMax) {
    /** Two thousand positions written widely. */
    static final int REQUEST_BYTES_MAX = 1 << 20;
}
