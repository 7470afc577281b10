package org.walletsuite.platform.database;

/**
 * The numbers of the advisory locks that a whole service shares. They are in one place so that no two are the same: each
 * would wait for the other.
 */
public final class AdvisoryLocks {

    /** Held by the replica that publishes events. */
    public static final long EVENT_RELAY = 0x77616c6c65740001L;

    /** Held by the replica that reconciles. */
    public static final long RECONCILIATION = 0x77616c6c65740002L;

    /** Held by the replica that brings a restored database level. */
    public static final long RESTORATION = 0x77616c6c65740003L;

    /** Held while a signing key is created. */
    public static final long SIGNING_KEY = 0x77616c6c65740004L;

    private AdvisoryLocks() {}
}
