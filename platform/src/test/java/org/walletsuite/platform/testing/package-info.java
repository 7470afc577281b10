/** What the services' tests stand on: real PostgreSQL and Kafka, tokens, and a ledger in miniature as a model. */
@NullMarked
package org.walletsuite.platform.testing;

import org.jspecify.annotations.NullMarked;
