/** The ledger's decisions in the festival family's format, and the list of a wallet's transactions. */
@NullMarked
package org.walletsuite.payment.transaction;

import org.jspecify.annotations.NullMarked;
