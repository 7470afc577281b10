/** Sales of stands, counted from the ledger's events. */
@NullMarked
package org.walletsuite.payment.sale;

import org.jspecify.annotations.NullMarked;
