/** Log-in, refresh and log-out: from a password to a pair of tokens, and back. */
@NullMarked
package org.walletsuite.wallet.login;

import org.jspecify.annotations.NullMarked;
