package org.walletsuite.payment.transaction;

/** The type of a transfer for the owner of a wallet; the name is the transfer's kind in the ledger. */
public enum TransactionType {
    TOP_UP,
    CASH_IN,
    PURCHASE,
    REFUND,
    TRANSFER,
    CASH_OUT
}
