/** The edge of the REST faces: who calls, what may be asked, how much may come, and how trouble is told. */
@NullMarked
package org.epixgateway.console.edge;

import org.jspecify.annotations.NullMarked;
