package org.walletsuite.payment.reconciliation;

import java.util.UUID;

/**
 * A discrepancy between consumed entries.
 *
 * @param firstSeq the first entry concerned
 * @param hash of the entry that revealed it
 */
record EntryDiscrepancy(UUID account, long firstSeq, long lastSeq, What what, String hash) {

    enum What {
        /** Entries were never consumed. */
        GAP,
        /** An entry was consumed in two versions. */
        FORK,
        /** An entry does not start from the balance that the one before it left. */
        BALANCE
    }

    String sentence() {
        return switch (what) {
            case GAP -> "Account " + account + ": entries " + firstSeq + " to " + lastSeq + " were never published";
            case FORK ->
                "Account " + account + ": entry " + firstSeq + " was published in another version, hash " + hash;
            case BALANCE ->
                "Account " + account + ": entry " + firstSeq
                        + " was published with another balance before it than the one before it left";
        };
    }
}
