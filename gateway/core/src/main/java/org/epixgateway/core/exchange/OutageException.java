package org.epixgateway.core.exchange;

import java.time.Duration;

/**
 * Something that should be there is not: disk, store, revocation list, peer. Nobody's message is to blame, nothing was
 * decided, and the same thing may be tried again.
 */
public class OutageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sentence;
    private final Duration retryAfter;

    /** @param sentence what is missing and what to do, for an operator; no secrets, no bodies */
    public OutageException(String sentence, Duration retryAfter) {
        super(sentence);
        this.sentence = sentence;
        this.retryAfter = retryAfter;
    }

    public OutageException(String sentence, Duration retryAfter, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
        this.retryAfter = retryAfter;
    }

    public String sentence() {
        return sentence;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
