/** What withdrawal-service is tested in: account holders with money and PINs, admins, and the services around it. */
@NullMarked
package org.walletsuite.withdrawal.testing;

import org.jspecify.annotations.NullMarked;
