/** KYC: users' submissions for a higher level, and admins' decisions. */
@NullMarked
package org.walletsuite.wallet.kyc;

import org.jspecify.annotations.NullMarked;
