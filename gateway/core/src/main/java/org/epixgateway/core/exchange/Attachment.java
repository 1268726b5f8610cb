package org.epixgateway.core.exchange;

import org.epixgateway.core.bytes.Bytes;

/**
 * A file that goes with a document.
 *
 * @param fileName as the submitter called it; data only, never used as a path
 */
public record Attachment(String fileName, String mediaType, Bytes content) {}
