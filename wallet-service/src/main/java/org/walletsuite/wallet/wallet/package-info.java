/** Wallets: one per person and festival; what is in them is the ledger's to say. */
@NullMarked
package org.walletsuite.wallet.wallet;

import org.jspecify.annotations.NullMarked;
