package org.epixgateway.peers.epix.client;

import java.util.Locale;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;

/**
 * A question ready to be sent.
 *
 * @param action value of the header SOAPAction, without quotation marks
 * @param answer name of the element that answers it, in any of its spellings; empty where none is known
 */
public record SoapCall(String action, Bytes envelope, Optional<String> answer) implements Dialect.Saying {

    /** Deployments write one name with capitals, or in lower case with underscores. */
    boolean isAnsweredBy(String element) {
        return answer.map(expected -> plain(element).equals(plain(expected))).orElse(true);
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** Without the message, which holds secrets. */
    @Override
    public String toString() {
        return action;
    }
}
