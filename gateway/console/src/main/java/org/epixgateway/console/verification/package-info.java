/**
 * The public face for authorities without a contract: a page in three languages and JSON, on a connector of its own, that
 * says whether a permit of ours still holds. It knows no accounts and no other act.
 */
@NullMarked
package org.epixgateway.console.verification;

import org.jspecify.annotations.NullMarked;
