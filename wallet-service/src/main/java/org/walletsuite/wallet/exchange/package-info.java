/** Tokens of an OpenID provider, exchanged for ours. */
@NullMarked
package org.walletsuite.wallet.exchange;

import org.jspecify.annotations.NullMarked;
