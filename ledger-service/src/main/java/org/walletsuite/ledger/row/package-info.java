/** Conversion of columns to Java types. */
@NullMarked
package org.walletsuite.ledger.row;

import org.jspecify.annotations.NullMarked;
