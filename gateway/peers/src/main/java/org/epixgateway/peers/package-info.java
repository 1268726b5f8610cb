/** How peers speak with each other: the exchange service and its client. */
@NullMarked
package org.epixgateway.peers;

import org.jspecify.annotations.NullMarked;
