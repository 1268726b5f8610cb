/** The append-only log of everything that was decided, chained so that a change, a gap or a reorder shows. */
@NullMarked
package org.epixgateway.core.evidence;

import org.jspecify.annotations.NullMarked;
