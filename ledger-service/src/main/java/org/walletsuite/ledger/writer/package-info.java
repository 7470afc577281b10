/** Moving money: the writer with its group commit, and the rules for its decisions. */
@NullMarked
package org.walletsuite.ledger.writer;

import org.jspecify.annotations.NullMarked;
