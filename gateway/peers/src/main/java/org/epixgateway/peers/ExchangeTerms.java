package org.epixgateway.peers;

import java.util.List;
import org.epixgateway.core.party.Party;

/**
 * What the exchange service says of itself and how much it takes.
 *
 * @param profileVersions that this gateway understands, best first
 * @param containerBytesMax of one container
 * @param requestsMax at the same time, half of them from one Party; more are told to try later before their container is read
 */
public record ExchangeTerms(Party own, List<String> profileVersions, int containerBytesMax, int requestsMax) {
    private static final int ENVELOPE_BYTES = 64 << 10;

    public ExchangeTerms {
        profileVersions = List.copyOf(profileVersions);
    }

    /** Room for the container written as text and for what is around it. */
    long requestBytesMax() {
        return (containerBytesMax + 2L) / 3 * 4 + ENVELOPE_BYTES;
    }
}
