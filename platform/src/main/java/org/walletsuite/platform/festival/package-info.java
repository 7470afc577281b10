/** The festival family's formats, and the internal API for festivals and wallets. */
@NullMarked
package org.walletsuite.platform.festival;

import org.jspecify.annotations.NullMarked;
