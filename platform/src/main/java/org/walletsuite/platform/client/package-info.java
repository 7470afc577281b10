/** Calls between services: one client with tokens, timeouts, retries and circuit breakers. */
@NullMarked
package org.walletsuite.platform.client;

import org.jspecify.annotations.NullMarked;
