/** Wallets: one for each user and festival; their balances are in the ledger. */
@NullMarked
package org.walletsuite.wallet.wallet;

import org.jspecify.annotations.NullMarked;
