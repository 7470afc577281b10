/** End-to-end tests of the whole suite: eight real processes, called through the gateway. */
@NullMarked
package org.walletsuite.e2e;

import org.jspecify.annotations.NullMarked;
