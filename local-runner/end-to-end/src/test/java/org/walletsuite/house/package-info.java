/** The house rules that a compiler does not know. */
@NullMarked
package org.walletsuite.house;

import org.jspecify.annotations.NullMarked;
