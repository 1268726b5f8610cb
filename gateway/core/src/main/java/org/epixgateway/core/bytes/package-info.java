/** Exact bytes and their digests: what is signed, sent, stored and compared. */
@NullMarked
package org.epixgateway.core.bytes;

import org.jspecify.annotations.NullMarked;
