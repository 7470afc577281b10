/** Users, tokens, festivals, wallets and their QR keys. */
@NullMarked
package org.walletsuite.wallet;

import org.jspecify.annotations.NullMarked;
