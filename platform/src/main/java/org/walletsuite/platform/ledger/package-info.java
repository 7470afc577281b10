/** The ledger's internal API, and the client that coalesces waiting commands into batches. */
@NullMarked
package org.walletsuite.platform.ledger;

import org.jspecify.annotations.NullMarked;
