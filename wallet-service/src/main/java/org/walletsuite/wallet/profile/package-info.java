/** A user's own profile. */
@NullMarked
package org.walletsuite.wallet.profile;

import org.jspecify.annotations.NullMarked;
