/** What other services say of users, kept for the orders of theirs. */
@NullMarked
package org.walletsuite.voucher.user;

import org.jspecify.annotations.NullMarked;
