/** Users whom other systems know too: who they are here, and the addresses of those who have not signed up yet. */
@NullMarked
package org.walletsuite.wallet.sync;

import org.jspecify.annotations.NullMarked;
