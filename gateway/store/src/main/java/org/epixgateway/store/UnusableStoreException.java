package org.epixgateway.store;

/** The store cannot be opened as it is, and trying again will not help. The message is one sentence for an operator. */
public final class UnusableStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableStoreException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    UnusableStoreException(String sentence) {
        super(sentence);
    }
}
