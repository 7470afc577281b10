/** Accounts: opening and reading them. */
@NullMarked
package org.walletsuite.ledger.account;

import org.jspecify.annotations.NullMarked;
