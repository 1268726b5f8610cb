/** The faces for people and national systems: REST API and users. */
@NullMarked
package org.epixgateway.console;

import org.jspecify.annotations.NullMarked;
