@NullMarked
package org.walletsuite.ledger.audit;

import org.jspecify.annotations.NullMarked;
