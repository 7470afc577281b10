/** The partner family's error formats: of its calls, and of the one where partners get their tokens. */
@NullMarked
package org.walletsuite.platform.partner;

import org.jspecify.annotations.NullMarked;
