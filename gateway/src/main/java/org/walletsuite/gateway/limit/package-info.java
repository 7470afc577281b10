/** Rate limits for each caller, and for all callers together. */
@NullMarked
package org.walletsuite.gateway.limit;

import org.jspecify.annotations.NullMarked;
