/** The directory of users: sign-up, profiles, and the first users of a new installation. */
@NullMarked
package org.walletsuite.wallet.user;

import org.jspecify.annotations.NullMarked;
