/** Users' gift-card orders: offered for their worth, decided by admins. */
@NullMarked
package org.walletsuite.voucher.order;

import org.jspecify.annotations.NullMarked;
