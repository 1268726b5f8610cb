/** A small certificate authority and hostile containers for tests. */
@NullMarked
package org.epixgateway.signing;

import org.jspecify.annotations.NullMarked;
