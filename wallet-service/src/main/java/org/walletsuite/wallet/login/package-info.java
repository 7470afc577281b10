/** Log-in, refresh and log-out. */
@NullMarked
package org.walletsuite.wallet.login;

import org.jspecify.annotations.NullMarked;
