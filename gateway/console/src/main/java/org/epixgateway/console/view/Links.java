package org.epixgateway.console.view;

import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.permit.PermitKey;

/**
 * Paths of things within the API, without a host: behind a proxy the caller knows it better than we do.
 *
 * @param base path of the API, ending in a slash
 */
public record Links(String base) {
    public String message(MessageId id) {
        return base + "messages/" + id;
    }

    public String inbox(MessageId id) {
        return base + "inbox/" + id;
    }

    public String permit(PermitKey key) {
        return base + "permits/" + key.issuingCountry() + "/" + key.kind() + "/" + PathText.write(key.number());
    }

    public String search(String submission) {
        return base + "messages?q=" + submission;
    }
}
