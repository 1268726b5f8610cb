package org.epixgateway.core.exchange;

/** A document of the exchange that cannot be read: expected of strangers, turned into a refusal at the next step. */
public final class UnreadableDocumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param sentence what is wrong, without quoting the document */
    public UnreadableDocumentException(String sentence) {
        super(sentence);
    }
}
