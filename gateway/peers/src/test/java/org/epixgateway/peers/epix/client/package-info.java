/** The EPIX client against systems that answer well, badly, or never. */
@NullMarked
package org.epixgateway.peers.epix.client;

import org.jspecify.annotations.NullMarked;
