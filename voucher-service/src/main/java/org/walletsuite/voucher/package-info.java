/** Partner vouchers, gift cards and their orders. */
@NullMarked
package org.walletsuite.voucher;

import org.jspecify.annotations.NullMarked;
