/** How often each caller may ask, and all of them together. */
@NullMarked
package org.walletsuite.gateway.limit;

import org.jspecify.annotations.NullMarked;
