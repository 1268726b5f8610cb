package org.epixgateway.store;

/** What a decision was based on has moved: undoes the decision and becomes a Conflict; never leaves this package. */
final class MovedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MovedException(String what) {
        super(what, null, false, false);
    }

    String what() {
        return String.valueOf(getMessage());
    }
}
