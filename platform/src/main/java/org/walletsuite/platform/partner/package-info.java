/** The voucher partners' dialect. */
@NullMarked
package org.walletsuite.platform.partner;

import org.jspecify.annotations.NullMarked;
