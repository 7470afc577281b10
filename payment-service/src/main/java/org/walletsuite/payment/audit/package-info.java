/** Holds what the ledger told on Kafka, and what this service made of it, against the ledger's books. */
@NullMarked
package org.walletsuite.payment.audit;

import org.jspecify.annotations.NullMarked;
