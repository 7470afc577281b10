/** Moving money: the group-committing writer, its rules, and the transfers it leaves. */
@NullMarked
package org.walletsuite.ledger.transfer;

import org.jspecify.annotations.NullMarked;
