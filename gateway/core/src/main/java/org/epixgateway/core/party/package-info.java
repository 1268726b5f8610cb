/** Parties to the Convention, the peers that speak for them, and the certificates by which they are known. */
@NullMarked
package org.epixgateway.core.party;

import org.jspecify.annotations.NullMarked;
