/** Two gateways in one process under load: what an exchange costs. */
@NullMarked
package org.epixgateway.app.bench;

import org.jspecify.annotations.NullMarked;
