/** The command line, one class per command. */
@NullMarked
package org.epixgateway.app.command;

import org.jspecify.annotations.NullMarked;
