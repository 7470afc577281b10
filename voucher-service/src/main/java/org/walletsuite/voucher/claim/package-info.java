/** Hands over to users what partners' customers own whose phone they have proved. */
@NullMarked
package org.walletsuite.voucher.claim;

import org.jspecify.annotations.NullMarked;
