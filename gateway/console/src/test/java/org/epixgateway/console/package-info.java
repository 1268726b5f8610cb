/** The REST faces on a server of their own, over a store in memory and permits that are only spoken of. */
@NullMarked
package org.epixgateway.console;

import org.jspecify.annotations.NullMarked;
