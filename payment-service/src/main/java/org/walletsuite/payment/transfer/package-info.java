/** Guests send each other money. */
@NullMarked
package org.walletsuite.payment.transfer;

import org.jspecify.annotations.NullMarked;
