/**
 * Permits and certificates as the form says them, box by box: what a national system hands in and what every rule reads.
 * A box that is not filled is an empty {@link java.util.Optional}, text or list; nothing here judges.
 */
@NullMarked
package org.epixgateway.core.permit;

import org.jspecify.annotations.NullMarked;
