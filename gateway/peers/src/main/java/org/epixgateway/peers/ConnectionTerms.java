package org.epixgateway.peers;

import java.time.Duration;

/**
 * Bounds on a call to a peer.
 *
 * @param connect until the connection stands
 * @param answer from then until the whole answer is here
 * @param answerBytesMax of the answer as it comes over the wire
 */
public record ConnectionTerms(Duration connect, Duration answer, int answerBytesMax) {
    public static final ConnectionTerms STANDARD =
            new ConnectionTerms(Duration.ofSeconds(5), Duration.ofSeconds(30), 2 << 20);
}
