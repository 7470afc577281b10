/** Holds: reading them, and releasing expired ones. */
@NullMarked
package org.walletsuite.ledger.hold;

import org.jspecify.annotations.NullMarked;
