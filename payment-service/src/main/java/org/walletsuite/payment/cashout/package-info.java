/** Guests go home with what they have left. */
@NullMarked
package org.walletsuite.payment.cashout;

import org.jspecify.annotations.NullMarked;
