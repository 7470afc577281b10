/** The gift-card family's formats, which the account calls use too. */
@NullMarked
package org.walletsuite.platform.giftcard;

import org.jspecify.annotations.NullMarked;
