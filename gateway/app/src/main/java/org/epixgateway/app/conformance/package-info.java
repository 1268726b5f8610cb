/** Plays a peer against another implementation of the exchange service, and says point by point how it does. */
@NullMarked
package org.epixgateway.app.conformance;

import org.jspecify.annotations.NullMarked;
