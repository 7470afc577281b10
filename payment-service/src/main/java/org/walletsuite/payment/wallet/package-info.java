/** Whose wallets there are, and at which festival. */
@NullMarked
package org.walletsuite.payment.wallet;

import org.jspecify.annotations.NullMarked;
