package org.walletsuite.payment.transaction;

/** What a transfer is to the owner of a wallet; the name is the transfer's kind in the ledger. */
public enum TransactionType {
    TOP_UP,
    CASH_IN,
    PURCHASE,
    REFUND,
    TRANSFER,
    CASH_OUT
}
