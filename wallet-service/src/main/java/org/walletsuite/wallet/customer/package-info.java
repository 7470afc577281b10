/** Customers of partners: people known by a phone number, until a user proves it. */
@NullMarked
package org.walletsuite.wallet.customer;

import org.jspecify.annotations.NullMarked;
