/** The transfers and holds that were written: how their rows are read, and how entries are chained. */
@NullMarked
package org.walletsuite.ledger.transfer;

import org.jspecify.annotations.NullMarked;
