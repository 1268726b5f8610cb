/**
 * Between XML on the wire and the types of the field: permits of the CITES toolkit, the exchange's own documents, code lists
 * and samples. One hardened parser, one pass, what is validated is what is mapped.
 */
@NullMarked
package org.epixgateway.documents;

import org.jspecify.annotations.NullMarked;
