package org.epixgateway.core.exchange;

import org.epixgateway.core.bytes.Digest;

/**
 * A file of the container as the header lists it.
 *
 * @param name in the container: ASCII letters, digits, dot, hyphen, underscore
 * @param format for the document its form (CITESEPermit:2, Receipt:1); for an attachment its media type
 * @param fileName for an attachment the submitter's name for it, else empty
 */
public record DocumentEntry(String name, String format, String fileName, Digest digest) {}
