/** Passwords, PINs and codes: normalisation, slow hashing, and the lock-out after failed attempts. */
@NullMarked
package org.walletsuite.wallet.password;

import org.jspecify.annotations.NullMarked;
