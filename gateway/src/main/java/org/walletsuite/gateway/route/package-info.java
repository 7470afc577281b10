/** Routing: which service a path belongs to, and forwarding of requests and responses. */
@NullMarked
package org.walletsuite.gateway.route;

import org.jspecify.annotations.NullMarked;
