/** The gift-card family's dialect, which the account calls speak too. */
@NullMarked
package org.walletsuite.platform.giftcard;

import org.jspecify.annotations.NullMarked;
