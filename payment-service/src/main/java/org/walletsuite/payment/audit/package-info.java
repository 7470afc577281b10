/** Holds what the ledger told of festivals on Kafka, and what this service made of it, against the ledger's books. */
@NullMarked
package org.walletsuite.payment.audit;

import org.jspecify.annotations.NullMarked;
