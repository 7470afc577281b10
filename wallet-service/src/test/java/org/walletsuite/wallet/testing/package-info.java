/** The fixture of wallet-service's tests: a movable clock, a ledger that fails on demand, and a client. */
@NullMarked
package org.walletsuite.wallet.testing;

import org.jspecify.annotations.NullMarked;
