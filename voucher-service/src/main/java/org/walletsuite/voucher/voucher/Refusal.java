package org.walletsuite.voucher.voucher;

/** Why the ledger issued no voucher. */
enum Refusal {
    INSUFFICIENT_FUNDS,
    ACCOUNT_FROZEN,
    ACCOUNT_CLOSED
}
