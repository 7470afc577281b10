/** What the tests of this service share: a clock to move, a ledger that fails on demand, and a client. */
@NullMarked
package org.walletsuite.wallet.testing;

import org.jspecify.annotations.NullMarked;
