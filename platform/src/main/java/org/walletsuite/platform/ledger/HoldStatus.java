package org.walletsuite.platform.ledger;

/** What became of a hold; only an open one sets money aside. */
public enum HoldStatus {
    OPEN,
    /** Turned into a transfer, all of it or a part. */
    POSTED,
    VOIDED,
    EXPIRED
}
