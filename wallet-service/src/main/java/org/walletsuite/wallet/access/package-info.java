/** What users may do: roles and log-in, changed by admins, with every older token revoked at once. */
@NullMarked
package org.walletsuite.wallet.access;

import org.jspecify.annotations.NullMarked;
