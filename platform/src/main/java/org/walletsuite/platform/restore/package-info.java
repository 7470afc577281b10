/** Brings a service whose database was restored to an earlier moment level with Kafka and the ledger again. */
@NullMarked
package org.walletsuite.platform.restore;

import org.jspecify.annotations.NullMarked;
