/** Verification of a phone with a code in a text message. */
@NullMarked
package org.walletsuite.wallet.phone;

import org.jspecify.annotations.NullMarked;
