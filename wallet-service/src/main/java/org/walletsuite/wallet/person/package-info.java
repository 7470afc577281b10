/** The directory: sign-up, what people say of themselves, and the first ones of a new installation. */
@NullMarked
package org.walletsuite.wallet.person;

import org.jspecify.annotations.NullMarked;
