/** Cash-outs: users get the rest of their wallets in cash. */
@NullMarked
package org.walletsuite.payment.cashout;

import org.jspecify.annotations.NullMarked;
