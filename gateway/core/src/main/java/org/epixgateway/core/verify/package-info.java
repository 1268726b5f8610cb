/** Whether a permit of ours still holds: asked by anybody who has it before him, and by the authorities of other Parties. */
@NullMarked
package org.epixgateway.core.verify;

import org.jspecify.annotations.NullMarked;
