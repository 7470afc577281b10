/** The voucher partners' error formats. */
@NullMarked
package org.walletsuite.platform.partner;

import org.jspecify.annotations.NullMarked;
