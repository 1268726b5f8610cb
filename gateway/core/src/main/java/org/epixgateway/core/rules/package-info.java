/** What makes a permit acceptable: one class per rule, named after its subject, with findings that an officer understands. */
@NullMarked
package org.epixgateway.core.rules;

import org.jspecify.annotations.NullMarked;
