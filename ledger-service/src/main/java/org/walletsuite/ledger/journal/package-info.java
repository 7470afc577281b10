/** The ledger's journal on its way to Kafka. */
@NullMarked
package org.walletsuite.ledger.journal;

import org.jspecify.annotations.NullMarked;
