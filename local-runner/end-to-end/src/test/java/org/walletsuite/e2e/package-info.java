/** The suite as its users meet it: eight real processes behind the gateway. */
@NullMarked
package org.walletsuite.e2e;

import org.jspecify.annotations.NullMarked;
