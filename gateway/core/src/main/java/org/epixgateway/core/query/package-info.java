/**
 * Permits by question and answer, as EPIX systems have exchanged them since the hub of 2016: one system names a number, the
 * system of the issuing country shows the permit or says why not.
 */
@NullMarked
package org.epixgateway.core.query;

import org.jspecify.annotations.NullMarked;
