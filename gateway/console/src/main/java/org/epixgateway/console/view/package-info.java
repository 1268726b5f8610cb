/** What the REST faces say, as JSON: one record per thing. Names of components are the names on the wire. */
@NullMarked
package org.epixgateway.console.view;

import org.jspecify.annotations.NullMarked;
