/** What one installation says about itself: gateway.yaml, read with all its problems at once. */
@NullMarked
package org.epixgateway.app.settings;

import org.jspecify.annotations.NullMarked;
