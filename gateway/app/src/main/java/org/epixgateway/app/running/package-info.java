/** The running gateway: its folder, its wiring, its connectors. */
@NullMarked
package org.epixgateway.app.running;

import org.jspecify.annotations.NullMarked;
