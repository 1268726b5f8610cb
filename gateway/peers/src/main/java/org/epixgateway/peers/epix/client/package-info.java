/**
 * Asks the EPIX systems of other countries for permits, each in its own dialect of the hub's contract. Requests are written
 * and answers are read here, by hand; what a permit says is read elsewhere.
 */
@NullMarked
package org.epixgateway.peers.epix.client;

import org.jspecify.annotations.NullMarked;
