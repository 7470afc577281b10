@NullMarked
package org.walletsuite.payment.payment;

import org.jspecify.annotations.NullMarked;
