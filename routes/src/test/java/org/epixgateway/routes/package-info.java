/** Journeys on a real Camel context, with everything around them in memory. */
@NullMarked
package org.epixgateway.routes;

import org.jspecify.annotations.NullMarked;
