/** The resources of the national REST API; the control API reuses them. */
@NullMarked
package org.epixgateway.console.rest;

import org.jspecify.annotations.NullMarked;
