/** A wallet pays at a stand: the hottest path of the suite. */
@NullMarked
package org.walletsuite.payment.payment;

import org.jspecify.annotations.NullMarked;
