/** What the command line may ask of a running gateway over the loopback, beyond the national REST API. */
@NullMarked
package org.epixgateway.console.control;

import org.jspecify.annotations.NullMarked;
