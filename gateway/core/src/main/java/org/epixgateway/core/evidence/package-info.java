/**
 * The append-only log of everything that was decided, chained so that a change, a gap or a reorder shows; and what
 * outlives us: hash trees over what was exchanged, and time-stamps of authorities over their roots.
 */
@NullMarked
package org.epixgateway.core.evidence;

import org.jspecify.annotations.NullMarked;
