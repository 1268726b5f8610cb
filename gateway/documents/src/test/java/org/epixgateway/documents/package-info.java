/** Tests of reading and writing. */
@NullMarked
package org.epixgateway.documents;

import org.jspecify.annotations.NullMarked;
