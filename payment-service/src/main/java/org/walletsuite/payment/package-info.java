/** Stands, payments, refunds and top-ups. */
@NullMarked
package org.walletsuite.payment;

import org.jspecify.annotations.NullMarked;
