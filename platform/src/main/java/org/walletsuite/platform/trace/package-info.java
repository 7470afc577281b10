/** Traces: how a request's W3C trace context goes through every hop, and what of it a collector gets. */
@NullMarked
package org.walletsuite.platform.trace;

import org.jspecify.annotations.NullMarked;
