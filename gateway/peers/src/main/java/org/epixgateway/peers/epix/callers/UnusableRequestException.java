package org.epixgateway.peers.epix.callers;

/** A request that is told by a fault what is wrong with it. Its sentence is ours and repeats nothing of the request. */
final class UnusableRequestException extends Exception {
    private final Reason reason;
    private final String sentence;

    /** Each has its fault code in SOAP 1.1. */
    enum Reason {
        INVALID,
        OTHER_SOAP,
        NOT_UNDERSTOOD
    }

    UnusableRequestException(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
        this.sentence = sentence;
    }

    static UnusableRequestException invalid(String sentence) {
        return new UnusableRequestException(Reason.INVALID, sentence);
    }

    Reason reason() {
        return reason;
    }

    String sentence() {
        return sentence;
    }
}
