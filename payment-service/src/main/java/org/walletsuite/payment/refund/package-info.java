/** Staff give a payment back. */
@NullMarked
package org.walletsuite.payment.refund;

import org.jspecify.annotations.NullMarked;
