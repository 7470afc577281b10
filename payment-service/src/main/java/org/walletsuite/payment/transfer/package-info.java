/** Transfers between users' wallets. */
@NullMarked
package org.walletsuite.payment.transfer;

import org.jspecify.annotations.NullMarked;
