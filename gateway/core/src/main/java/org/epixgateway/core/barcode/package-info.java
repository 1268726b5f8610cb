/** The two-dimensional barcode of a permit: what it holds, how it is made, and what one that was scanned is worth. */
@NullMarked
package org.epixgateway.core.barcode;

import org.jspecify.annotations.NullMarked;
