/** Main wallets: one a user, in shillings. */
@NullMarked
package org.walletsuite.wallet.mainwallet;

import org.jspecify.annotations.NullMarked;
