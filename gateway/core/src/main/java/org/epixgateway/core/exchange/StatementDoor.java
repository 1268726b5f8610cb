package org.epixgateway.core.exchange;

/** Where faces hand statements in; the whole journey is behind it. Thread-safe. */
public interface StatementDoor {
    /** On return what was accepted is durable. */
    SubmissionAnswer state(StatementRequest request);
}
