/** The test kit of all services: real PostgreSQL and Kafka, tokens, contracts, and an in-memory model of the ledger. */
@NullMarked
package org.walletsuite.platform.testing;

import org.jspecify.annotations.NullMarked;
