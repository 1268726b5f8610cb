/** The faces over HTTP for national systems and for the command line: REST API and control API. */
@NullMarked
package org.epixgateway.console;

import org.jspecify.annotations.NullMarked;
