/** Reconciliation of festivals and wallets with the ledger's accounts. */
@NullMarked
package org.walletsuite.wallet.reconciliation;

import org.jspecify.annotations.NullMarked;
