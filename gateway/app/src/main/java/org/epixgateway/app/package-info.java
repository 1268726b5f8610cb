/** Settings, wiring and the command line: where the gateway is put together. */
@NullMarked
package org.epixgateway.app;

import org.jspecify.annotations.NullMarked;
