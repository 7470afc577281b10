/** Knowing a customer: what people submit to be raised a level, and what admins decide. */
@NullMarked
package org.walletsuite.wallet.kyc;

import org.jspecify.annotations.NullMarked;
