/** Streams without an end, such as server-sent events. */
@NullMarked
package org.walletsuite.gateway.stream;

import org.jspecify.annotations.NullMarked;
