/** What partners pay of what they owe for vouchers, as admins record it. */
@NullMarked
package org.walletsuite.voucher.settlement;

import org.jspecify.annotations.NullMarked;
