/** The one source of truth: journal, permit register, evidence log and peer registry in SQL. */
@NullMarked
package org.epixgateway.store;

import org.jspecify.annotations.NullMarked;
