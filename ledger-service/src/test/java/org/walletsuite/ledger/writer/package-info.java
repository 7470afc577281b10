@NullMarked
package org.walletsuite.ledger.writer;

import org.jspecify.annotations.NullMarked;
