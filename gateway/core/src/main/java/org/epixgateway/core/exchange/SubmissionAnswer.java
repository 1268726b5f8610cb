package org.epixgateway.core.exchange;

import java.util.List;
import org.epixgateway.core.permit.Finding;

/** What the national side is told about a submission. */
public sealed interface SubmissionAnswer {

    /** Held durably and on its way, one message per recipient. */
    record Accepted(Submission submission) implements SubmissionAnswer {}

    /** The same key with the same contents came before: the first answer again. */
    record Repeated(Submission submission) implements SubmissionAnswer {}

    /** Nothing was stored; the findings say what to correct. */
    record Rejected(List<Finding> findings) implements SubmissionAnswer {}

    /** The key was used for other contents. */
    record KeyReused(String idempotencyKey) implements SubmissionAnswer {}
}
