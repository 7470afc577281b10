/** An account's entries, newest first. */
@NullMarked
package org.walletsuite.ledger.statement;

import org.jspecify.annotations.NullMarked;
