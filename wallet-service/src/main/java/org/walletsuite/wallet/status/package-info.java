/** Changes of wallets' statuses in the ledger, in the order in which they are wanted. */
@NullMarked
package org.walletsuite.wallet.status;

import org.jspecify.annotations.NullMarked;
