/** What voucher-service is tested in: users who sell gift cards, and admins who look at them. */
@NullMarked
package org.walletsuite.voucher.testing;

import org.jspecify.annotations.NullMarked;
