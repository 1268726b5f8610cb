package org.epixgateway.core.rules;

import org.epixgateway.core.permit.Permit;

/**
 * One rule of the Convention about what a permit must say. Its class comment states the document kinds, the exact
 * predicate, error or warning, and the data it needs; without that data it reports NOT_CHECKED. Pure and linear in the
 * number of blocks.
 */
public interface Rule {
    /** Identifier in the requirements: B-nn or R-nn. */
    String id();

    void check(Permit permit, Circumstances circumstances, Findings findings);
}
