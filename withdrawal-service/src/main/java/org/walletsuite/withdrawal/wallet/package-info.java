/** The main wallet's withdrawals, which need nobody's approval. */
@NullMarked
package org.walletsuite.withdrawal.wallet;

import org.jspecify.annotations.NullMarked;
