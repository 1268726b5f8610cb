package org.epixgateway.core.exchange;

/** The way from a face into the submit journey; the answer comes back in the same call. Thread-safe. */
public interface SubmitDoor {
    /** @throws OutageException if nothing was decided and the submitter should try later */
    SubmissionAnswer submit(SubmissionRequest request);
}
