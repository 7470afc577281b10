/** Holds festivals and wallets against the ledger's accounts. */
@NullMarked
package org.walletsuite.wallet.audit;

import org.jspecify.annotations.NullMarked;
