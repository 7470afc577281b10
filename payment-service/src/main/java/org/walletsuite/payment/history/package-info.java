/** What happened on users' main wallets. */
@NullMarked
package org.walletsuite.payment.history;

import org.jspecify.annotations.NullMarked;
