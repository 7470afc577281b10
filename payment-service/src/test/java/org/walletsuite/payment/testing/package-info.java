/** What payment-service is tested in: a festival with guests, staff and stands. */
@NullMarked
package org.walletsuite.payment.testing;

import org.jspecify.annotations.NullMarked;
