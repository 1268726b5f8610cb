/** Fakes, contracts and fixtures that the tests of every module share. */
@NullMarked
package org.epixgateway.core;

import org.jspecify.annotations.NullMarked;
