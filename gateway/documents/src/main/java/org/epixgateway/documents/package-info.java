/** Between XML on the wire and the types of the field. */
@NullMarked
package org.epixgateway.documents;

import org.jspecify.annotations.NullMarked;
