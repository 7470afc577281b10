/** The ledger's internal API, and its client, which sends waiting commands in batches. */
@NullMarked
package org.walletsuite.platform.ledger;

import org.jspecify.annotations.NullMarked;
