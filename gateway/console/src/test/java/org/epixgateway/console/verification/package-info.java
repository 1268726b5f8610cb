/** The public face on a server of its own, over a door that knows one permit. */
@NullMarked
package org.epixgateway.console.verification;

import org.jspecify.annotations.NullMarked;
