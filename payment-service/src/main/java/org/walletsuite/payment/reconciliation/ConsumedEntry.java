package org.walletsuite.payment.reconciliation;

import org.walletsuite.platform.event.LedgerEvent.EntryPosted;

/** The last consumed entry of an account, and the rules for its successor. */
record ConsumedEntry(long seq, String hash, long balanceAfter) {

    /** Before an account's first entry. */
    static final ConsumedEntry NONE = new ConsumedEntry(0, "", 0);

    static ConsumedEntry of(EntryPosted entry) {
        return new ConsumedEntry(entry.seq(), entry.hash(), entry.balanceAfter());
    }

    boolean isFollowedBy(EntryPosted entry) {
        return entry.seq() > seq;
    }

    /** Whether entries are missing between the two. */
    boolean leavesGapBefore(EntryPosted entry) {
        return entry.seq() > seq + 1;
    }

    /** Whether this is another version of the same entry. */
    boolean contradicts(EntryPosted entry) {
        return entry.seq() == seq && (!entry.hash().equals(hash) || entry.balanceAfter() != balanceAfter);
    }

    /** Whether that one is next, but starts from another balance. */
    boolean losesBalanceBefore(EntryPosted entry) {
        return entry.seq() == seq + 1 && entry.balanceAfter() - entry.amount() != balanceAfter;
    }
}
