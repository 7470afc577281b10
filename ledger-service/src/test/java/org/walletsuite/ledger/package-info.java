@NullMarked
package org.walletsuite.ledger;

import org.jspecify.annotations.NullMarked;
