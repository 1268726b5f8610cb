package org.epixgateway.core.exchange;

/** Whether the document is the original itself or data about an original on paper. */
public enum OriginalForm {
    ELECTRONIC_ORIGINAL,
    DATA_OF_PAPER_ORIGINAL
}
