/** What came of partners' calls, for their bills and for those who watch over them. */
@NullMarked
package org.walletsuite.voucher.transaction;

import org.jspecify.annotations.NullMarked;
