/** Propagation of the W3C trace context through every hop, and the export of traces to a collector. */
@NullMarked
package org.walletsuite.platform.trace;

import org.jspecify.annotations.NullMarked;
