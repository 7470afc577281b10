/** The transaction PIN. */
@NullMarked
package org.walletsuite.wallet.pin;

import org.jspecify.annotations.NullMarked;
