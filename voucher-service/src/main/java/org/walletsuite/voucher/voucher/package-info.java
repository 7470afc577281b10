/** Vouchers: what users and partners issue, and what becomes of it. */
@NullMarked
package org.walletsuite.voucher.voucher;

import org.jspecify.annotations.NullMarked;
