/** Columns as Java has them. */
@NullMarked
package org.walletsuite.ledger.row;

import org.jspecify.annotations.NullMarked;
