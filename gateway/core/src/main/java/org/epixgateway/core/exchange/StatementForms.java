package org.epixgateway.core.exchange;

import org.epixgateway.core.bytes.Bytes;

/** How the national side writes down what it states about a permit, permit and fact in one document. Thread-safe. */
public interface StatementForms {
    /**
     * @param account who handed it in
     * @param key its idempotency key
     * @throws IllegalArgumentException with a sentence for whoever wrote it
     */
    StatementRequest read(Bytes document, String account, String key);
}
