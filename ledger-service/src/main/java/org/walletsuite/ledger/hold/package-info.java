/** Money that is set aside, and its end when its time is over. */
@NullMarked
package org.walletsuite.ledger.hold;

import org.jspecify.annotations.NullMarked;
