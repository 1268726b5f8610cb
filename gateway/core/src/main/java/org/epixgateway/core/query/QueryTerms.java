package org.epixgateway.core.query;

/**
 * Who may ask by EPIX, and whom we ask on behalf of others.
 *
 * @param callers who may ask us
 * @param relayedTo whose systems we ask for a caller. They see our certificate, not his, so nobody is on it unless an
 *     operator says so
 */
public record QueryTerms(AccessList callers, AccessList relayedTo) {}
