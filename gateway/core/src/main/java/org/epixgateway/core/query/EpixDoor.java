package org.epixgateway.core.query;

/** The way from the EPIX face into the journey of a query; the reply comes back in the same call. Thread-safe. */
public interface EpixDoor {
    /** @throws org.epixgateway.core.exchange.OutageException if nothing was shown or taken and the caller should try later */
    EpixReply answer(EpixRequest request);
}
