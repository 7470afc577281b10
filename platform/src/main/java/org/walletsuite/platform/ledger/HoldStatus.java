package org.walletsuite.platform.ledger;

/** A hold's status; only an open one sets money aside. */
public enum HoldStatus {
    OPEN,
    /** Turned into a transfer, all of it or a part. */
    POSTED,
    VOIDED,
    EXPIRED
}
