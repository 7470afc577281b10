/** Reconciliation of the consumed events, and of the sales counted from them, with the ledger's books. */
@NullMarked
package org.walletsuite.payment.reconciliation;

import org.jspecify.annotations.NullMarked;
