package org.epixgateway.peers.epix.client;

import java.net.URI;
import java.time.Duration;
import org.epixgateway.core.permit.CountryCode;

/**
 * Where the EPIX system of a country is, and how long and how much we listen to it.
 *
 * @param timeout until the whole answer is here
 * @param answerBytesMax of one answer with its attachments
 * @param needsToken whether it answers nobody who does not know the permit's own secret
 */
public record CalledSystem(CountryCode country, URI address, Duration timeout, int answerBytesMax, boolean needsToken) {
    /** As the hub waited. */
    public static final Duration TIMEOUT = Duration.ofSeconds(5);

    public static final int ANSWER_BYTES_MAX = 25 << 20;
}
