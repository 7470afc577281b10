package org.walletsuite.payment.audit;

import org.walletsuite.platform.event.LedgerEvent.EntryPosted;

/** The last entry of an account that was heard, and what may follow it. */
record HeardEntry(long seq, String hash, long balanceAfter) {

    /** Before an account's first entry. */
    static final HeardEntry NONE = new HeardEntry(0, "", 0);

    static HeardEntry of(EntryPosted entry) {
        return new HeardEntry(entry.seq(), entry.hash(), entry.balanceAfter());
    }

    boolean isFollowedBy(EntryPosted entry) {
        return entry.seq() > seq;
    }

    /** Whether entries are missing between this one and that. */
    boolean leavesGapBefore(EntryPosted entry) {
        return entry.seq() > seq + 1;
    }

    /** Whether this is another version of the same entry. */
    boolean contradicts(EntryPosted entry) {
        return entry.seq() == seq && (!entry.hash().equals(hash) || entry.balanceAfter() != balanceAfter);
    }

    /** Whether that one comes next, but starts from another balance. */
    boolean losesBalanceBefore(EntryPosted entry) {
        return entry.seq() == seq + 1 && entry.balanceAfter() - entry.amount() != balanceAfter;
    }
}
