/** What the ledger decided, and how the festival family shows it. */
@NullMarked
package org.walletsuite.payment.transaction;

import org.jspecify.annotations.NullMarked;
