/** Containers, signatures and certificates over exact bytes. */
@NullMarked
package org.epixgateway.signing;

import org.jspecify.annotations.NullMarked;
