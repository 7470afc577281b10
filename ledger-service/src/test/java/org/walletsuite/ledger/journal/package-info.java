@NullMarked
package org.walletsuite.ledger.journal;

import org.jspecify.annotations.NullMarked;
