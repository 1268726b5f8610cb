@NullMarked
package org.epixgateway.console.verification;

import org.jspecify.annotations.NullMarked;
