/** Who may act at this gateway: accounts, roles, tokens. Nobody acts anonymously. */
@NullMarked
package org.epixgateway.core.access;

import org.jspecify.annotations.NullMarked;
