/** Refunds of payments by staff. */
@NullMarked
package org.walletsuite.payment.refund;

import org.jspecify.annotations.NullMarked;
