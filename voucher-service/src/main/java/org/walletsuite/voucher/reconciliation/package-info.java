/** What must be true of this service's orders and vouchers and of the ledger's transfers at any moment. */
@NullMarked
package org.walletsuite.voucher.reconciliation;

import org.jspecify.annotations.NullMarked;
