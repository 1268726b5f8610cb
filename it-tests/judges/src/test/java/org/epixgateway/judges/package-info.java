/** Independent judges of what the product makes, and strangers whose work the product must accept. No product class here. */
@NullMarked
package org.epixgateway.judges;

import org.jspecify.annotations.NullMarked;
