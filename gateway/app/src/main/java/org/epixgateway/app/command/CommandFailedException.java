package org.epixgateway.app.command;

/** A command that ends with a code and one sentence. */
final class CommandFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    CommandFailedException(int code, String sentence) {
        super(sentence);
        this.code = code;
    }

    int code() {
        return code;
    }
}
