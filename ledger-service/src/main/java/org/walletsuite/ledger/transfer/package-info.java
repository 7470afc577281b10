/** Posted transfers and their rows, also the rows of holds, which the writer reads like them; how entries are chained. */
@NullMarked
package org.walletsuite.ledger.transfer;

import org.jspecify.annotations.NullMarked;
