/** The partner family: what a partner is, and the error formats of its calls and of the one where partners get their tokens. */
@NullMarked
package org.walletsuite.platform.partner;

import org.jspecify.annotations.NullMarked;
