package org.walletsuite.platform.ledger;

/** Whether money may move in an account: FROZEN refuses debits and voluntary credits, CLOSED is final. */
public enum AccountStatus {
    ACTIVE,
    FROZEN,
    CLOSED
}
