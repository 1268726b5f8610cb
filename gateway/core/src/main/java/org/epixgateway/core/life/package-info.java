/**
 * The life of a permit after its issue: what its issuer and those who use it state about it, and where it stands by that.
 * Statements are facts and never taken back. The same statements give the same standing, in whatever order they arrived, so
 * that both sides of an exchange end with the same register.
 */
@NullMarked
package org.epixgateway.core.life;

import org.jspecify.annotations.NullMarked;
