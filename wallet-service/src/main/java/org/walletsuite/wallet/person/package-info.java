/** People: sign-up, log-in, and the first ones of a new installation. */
@NullMarked
package org.walletsuite.wallet.person;

import org.jspecify.annotations.NullMarked;
