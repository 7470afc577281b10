/** Secrets that this service keeps at rest, encrypted under one key of the operator's. */
@NullMarked
package org.walletsuite.wallet.secret;

import org.jspecify.annotations.NullMarked;
