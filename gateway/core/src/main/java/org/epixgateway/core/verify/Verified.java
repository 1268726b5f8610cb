package org.epixgateway.core.verify;

/**
 * An answer with our signature under it.
 *
 * @param signed compact form, plain ASCII
 */
public record Verified(VerifyAnswer answer, String signed) {}
