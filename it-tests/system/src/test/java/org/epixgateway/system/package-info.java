/** The running gateway seen from outside, and the shape of the code it is made of. */
@NullMarked
package org.epixgateway.system;

import org.jspecify.annotations.NullMarked;
