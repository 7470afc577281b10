/** Top-ups of wallets by staff. */
@NullMarked
package org.walletsuite.payment.topup;

import org.jspecify.annotations.NullMarked;
