/** Whether the gateway is up. */
@NullMarked
package org.walletsuite.gateway.health;

import org.jspecify.annotations.NullMarked;
