/** The architecture rules and the other checks that a compiler cannot make. */
@NullMarked
package org.walletsuite.architecture;

import org.jspecify.annotations.NullMarked;
