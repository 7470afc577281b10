@NullMarked
package org.walletsuite.payment.refund;

import org.jspecify.annotations.NullMarked;
