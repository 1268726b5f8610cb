package org.epixgateway.peers.epix.client;

import java.io.IOException;

/** What came is no answer of an EPIX system. The message says what it is instead, and what to do; it quotes nothing. */
final class UnusableAnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    UnusableAnswerException(String sentence) {
        super(sentence);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
