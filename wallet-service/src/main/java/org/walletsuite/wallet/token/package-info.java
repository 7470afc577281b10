/** The suite's token issuer: signing keys, access, refresh and service tokens, and the issuer's metadata. */
@NullMarked
package org.walletsuite.wallet.token;

import org.jspecify.annotations.NullMarked;
