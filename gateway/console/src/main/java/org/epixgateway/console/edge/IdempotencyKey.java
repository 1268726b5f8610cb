package org.epixgateway.console.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.epixgateway.core.exchange.SubmissionRequest;
import org.jspecify.annotations.Nullable;

/** The header by which a repetition is known as one. */
public final class IdempotencyKey {
    public static final String HEADER = "Idempotency-Key";

    private IdempotencyKey() {}

    /** @param key the header's value as the framework took it */
    public static String of(HttpServletRequest request, @Nullable String key) {
        if (Collections.list(request.getHeaders(HEADER)).size() > 1) {
            throw ProblemException.badRequest("The header " + HEADER + " is there more than once.");
        }
        if (key == null || key.isBlank()) {
            throw new ProblemException(
                    Trouble.KEY_MISSING,
                    "Send a header " + HEADER + " that is new for each submission and the same for each repetition.");
        }
        if (key.length() > SubmissionRequest.KEY_LENGTH_MAX) {
            throw ProblemException.badRequest(
                    "The header " + HEADER + " has at most " + SubmissionRequest.KEY_LENGTH_MAX + " characters.");
        }
        return key;
    }
}
