package org.walletsuite.voucher.order;

/** Why the ledger took no order. */
enum Refusal {
    ACCOUNT_FROZEN,
    ACCOUNT_CLOSED,
    AMOUNT_TOO_LARGE
}
