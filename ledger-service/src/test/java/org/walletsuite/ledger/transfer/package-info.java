@NullMarked
package org.walletsuite.ledger.transfer;

import org.jspecify.annotations.NullMarked;
