/** Withdrawals, their reviews and audit log. */
@NullMarked
package org.walletsuite.withdrawal;

import org.jspecify.annotations.NullMarked;
