/** Holds withdrawals against the ledger's holds and payouts in both directions, and their audit logs against themselves. */
@NullMarked
package org.walletsuite.withdrawal.reconciliation;

import org.jspecify.annotations.NullMarked;
