/** Holds over HTTP, and voiding those that have expired. */
@NullMarked
package org.walletsuite.ledger.hold;

import org.jspecify.annotations.NullMarked;
