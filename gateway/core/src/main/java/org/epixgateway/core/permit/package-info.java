/** Permits and certificates as the form says them, box by box: what a national system hands in and what every rule reads. */
@NullMarked
package org.epixgateway.core.permit;

import org.jspecify.annotations.NullMarked;
