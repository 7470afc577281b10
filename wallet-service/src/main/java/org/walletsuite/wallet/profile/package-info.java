/** People as they see and change themselves. */
@NullMarked
package org.walletsuite.wallet.profile;

import org.jspecify.annotations.NullMarked;
