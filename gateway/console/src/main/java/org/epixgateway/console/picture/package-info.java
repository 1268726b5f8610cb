/** Barcodes as pictures: drawn for paper, and read again from a scan. */
@NullMarked
package org.epixgateway.console.picture;

import org.jspecify.annotations.NullMarked;
