/** Wallets with their owners and festivals. */
@NullMarked
package org.walletsuite.payment.wallet;

import org.jspecify.annotations.NullMarked;
