/** Which service a path belongs to, and how a request gets there and its answer back. */
@NullMarked
package org.walletsuite.gateway.route;

import org.jspecify.annotations.NullMarked;
