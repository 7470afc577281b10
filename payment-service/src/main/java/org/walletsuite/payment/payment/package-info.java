/** Payments of a wallet at a stand, the path with the most load. */
@NullMarked
package org.walletsuite.payment.payment;

import org.jspecify.annotations.NullMarked;
