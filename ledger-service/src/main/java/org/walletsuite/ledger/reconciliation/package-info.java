/** Reconciliation of the books: the ledger's checks and the commands that run them. */
@NullMarked
package org.walletsuite.ledger.reconciliation;

import org.jspecify.annotations.NullMarked;
