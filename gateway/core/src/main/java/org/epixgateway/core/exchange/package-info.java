/** How an authority sends a permit to another and gets a signed answer: messages, decisions, and the acts that make them. */
@NullMarked
package org.epixgateway.core.exchange;

import org.jspecify.annotations.NullMarked;
