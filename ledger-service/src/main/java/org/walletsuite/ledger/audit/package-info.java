/** Proof that the books are in order. */
@NullMarked
package org.walletsuite.ledger.audit;

import org.jspecify.annotations.NullMarked;
