/** The EPIX service as callers of the hub's time know it: SOAP 1.1, tolerant of spelling, strict in everything else. */
@NullMarked
package org.epixgateway.peers.epix.callers;

import org.jspecify.annotations.NullMarked;
