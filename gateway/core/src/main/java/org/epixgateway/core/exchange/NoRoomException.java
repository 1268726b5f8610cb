package org.epixgateway.core.exchange;

import java.time.Duration;

/** The disk is nearly full: nothing new is taken before store or broker are hurt; what is held goes on. */
public final class NoRoomException extends OutageException {
    private static final long serialVersionUID = 1L;

    /** @param sentence how much is free and how much is needed, for an operator */
    public NoRoomException(String sentence, Duration retryAfter) {
        super(sentence, retryAfter);
    }
}
