/** The kinds of devices that users log in from. */
@NullMarked
package org.walletsuite.wallet.device;

import org.jspecify.annotations.NullMarked;
