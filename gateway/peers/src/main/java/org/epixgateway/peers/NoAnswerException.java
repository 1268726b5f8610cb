package org.epixgateway.peers;

import java.io.IOException;

/** A call that brought no answer, and whether the peer may have got the request all the same. */
public final class NoAnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean mayHaveArrived;

    NoAnswerException(String sentence, boolean mayHaveArrived) {
        super(sentence);
        this.mayHaveArrived = mayHaveArrived;
    }

    public NoAnswerException(String sentence, boolean mayHaveArrived, Throwable cause) {
        super(sentence, cause);
        this.mayHaveArrived = mayHaveArrived;
    }

    boolean mayHaveArrived() {
        return mayHaveArrived;
    }
}
