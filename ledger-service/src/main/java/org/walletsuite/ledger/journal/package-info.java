/** Publishing the ledger's journal to Kafka. */
@NullMarked
package org.walletsuite.ledger.journal;

import org.jspecify.annotations.NullMarked;
