/** The fixture of payment-service's tests: a festival with guests, staff and stands. */
@NullMarked
package org.walletsuite.payment.testing;

import org.jspecify.annotations.NullMarked;
