package org.epixgateway.signing;

/** Something from outside breaks the profile; carries the one sentence that becomes the refusal. Never leaves this package. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String sentence) {
        // no stack trace: strangers can cause these at will
        super(sentence, null, false, false);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
