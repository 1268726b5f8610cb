package org.epixgateway.core.verify;

/** Where faces hand in questions about permits of ours. */
public interface VerifyDoor {
    /** @throws org.epixgateway.core.exchange.OutageException if nothing can be said now, for want of store or key */
    Verified verify(Question question);
}
