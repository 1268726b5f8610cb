/** What operators see: metrics, log lines, health. */
@NullMarked
package org.epixgateway.app.watch;

import org.jspecify.annotations.NullMarked;
