/** The book of record: accounts, transfers and entries. */
@NullMarked
package org.walletsuite.ledger;

import org.jspecify.annotations.NullMarked;
