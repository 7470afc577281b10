/**
 * Commands whose effect is not a ledger transfer, done once for one idempotency key. A service that has any imports
 * {@link org.walletsuite.platform.idempotency.IdempotencyConfiguration}. What the ledger posts needs none of this: there
 * the key is the transfer's.
 */
@NullMarked
package org.walletsuite.platform.idempotency;

import org.jspecify.annotations.NullMarked;
