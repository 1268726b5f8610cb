/** Two complete gateways that exchange permits before the reader's eyes. */
@NullMarked
package org.epixgateway.app.demo;

import org.jspecify.annotations.NullMarked;
