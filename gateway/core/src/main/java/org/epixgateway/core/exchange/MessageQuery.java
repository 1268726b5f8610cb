package org.epixgateway.core.exchange;

import java.util.Optional;
import org.epixgateway.core.party.Party;

/**
 * What an operator looks for among sent or received messages; newest first.
 *
 * @param text a message id, a submission id or a permit number as written (any case); empty for all
 * @param before cursor: rows older than this one; 0 for the newest
 */
public record MessageQuery(String text, Optional<Party> peer, Optional<String> state, long before, int limit) {
    public static final int LIMIT_MAX = 1_000;

    public MessageQuery {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("a page has 1 to " + LIMIT_MAX + " rows");
        }
    }

    public static MessageQuery byText(String text) {
        return new MessageQuery(text, Optional.empty(), Optional.empty(), 0, 100);
    }
}
