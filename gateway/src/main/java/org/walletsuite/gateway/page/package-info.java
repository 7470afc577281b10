/** Static pages that the gateway serves itself. */
@NullMarked
package org.walletsuite.gateway.page;

import org.jspecify.annotations.NullMarked;
