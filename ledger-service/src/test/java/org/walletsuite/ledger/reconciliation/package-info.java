@NullMarked
package org.walletsuite.ledger.reconciliation;

import org.jspecify.annotations.NullMarked;
