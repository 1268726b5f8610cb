/** The embedded broker and its queues, derived from the store. */
@NullMarked
package org.epixgateway.broker;

import org.jspecify.annotations.NullMarked;
