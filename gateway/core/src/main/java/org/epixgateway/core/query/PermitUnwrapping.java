package org.epixgateway.core.query;

import org.epixgateway.core.bytes.Bytes;

/** Takes the permit out of the SOAP answer of an EPIX system, as the characters that came. Thread-safe. */
public interface PermitUnwrapping {
    /** @throws org.epixgateway.core.exchange.UnreadableDocumentException if there is no message with one permit in it */
    Bytes unwrapped(Bytes soap);
}
