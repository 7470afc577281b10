/** Money enters main wallets: top-ups, and the funding providers who confirm them. */
@NullMarked
package org.walletsuite.payment.funding;

import org.jspecify.annotations.NullMarked;
