/** Moving money: the group-committing writer and the rules by which it decides. */
@NullMarked
package org.walletsuite.ledger.writer;

import org.jspecify.annotations.NullMarked;
