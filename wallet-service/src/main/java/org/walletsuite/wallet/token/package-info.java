/** The suite's token issuer: signing keys, access, refresh and service tokens, and what it publishes about itself. */
@NullMarked
package org.walletsuite.wallet.token;

import org.jspecify.annotations.NullMarked;
