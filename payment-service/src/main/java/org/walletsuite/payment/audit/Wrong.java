package org.walletsuite.payment.audit;

import java.util.UUID;

/**
 * What was wrong about entries when they were heard.
 *
 * @param firstSeq the first entry it is about
 * @param hash of the entry that showed it
 */
record Wrong(UUID account, long firstSeq, long lastSeq, What what, String hash) {

    enum What {
        /** Entries were never heard. */
        GAP,
        /** An entry was heard in two versions. */
        FORK,
        /** An entry does not start from the balance that the one before it left. */
        BALANCE
    }

    String sentence() {
        return switch (what) {
            case GAP -> "Account " + account + ": entries " + firstSeq + " to " + lastSeq + " were never told on Kafka";
            case FORK ->
                "Account " + account + ": entry " + firstSeq + " was told on Kafka in another version, hash " + hash;
            case BALANCE ->
                "Account " + account + ": entry " + firstSeq
                        + " was told on Kafka with another balance before it than the one before it left";
        };
    }
}
