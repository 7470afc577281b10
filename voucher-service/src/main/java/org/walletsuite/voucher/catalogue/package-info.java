/** The stores and gift cards that users can sell. */
@NullMarked
package org.walletsuite.voucher.catalogue;

import org.jspecify.annotations.NullMarked;
