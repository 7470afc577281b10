/** The units of value that accounts are kept in. */
@NullMarked
package org.walletsuite.ledger.asset;

import org.jspecify.annotations.NullMarked;
