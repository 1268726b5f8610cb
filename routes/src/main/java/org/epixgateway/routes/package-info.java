/** How a message travels: one file per journey. */
@NullMarked
package org.epixgateway.routes;

import org.jspecify.annotations.NullMarked;
