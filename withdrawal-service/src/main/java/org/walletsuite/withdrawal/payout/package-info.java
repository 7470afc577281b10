/** The accounts that money leaves the suite through. */
@NullMarked
package org.walletsuite.withdrawal.payout;

import org.jspecify.annotations.NullMarked;
