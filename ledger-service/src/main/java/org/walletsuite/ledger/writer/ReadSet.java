package org.walletsuite.ledger.writer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.walletsuite.platform.ledger.LedgerCommand;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.LedgerCommand.PostAll;
import org.walletsuite.platform.ledger.LedgerCommand.PostHold;
import org.walletsuite.platform.ledger.LedgerCommand.Reverse;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.ledger.Side;

/** The read set: the rows that are needed to decide a batch's pending writes. */
final class ReadSet {

    final Set<UUID> accounts = new HashSet<>();
    final Set<String> keys = new HashSet<>();

    /** Transfers to be reversed. */
    final Set<UUID> originals = new HashSet<>();

    /** Holds, with their accounts. */
    final Set<UUID> holds = new HashSet<>();

    final Set<String> holdKeys = new HashSet<>();

    /** Accounts whose owners' unapplied accounts may be needed. */
    final Set<UUID> settled = new HashSet<>();

    static ReadSet by(List<PendingWrite<?>> writes) {
        var reads = new ReadSet();
        writes.forEach(pending -> pending.addTo(reads));
        return reads;
    }

    void add(LedgerCommand command) {
        keys.add(command.idempotencyKey());
        switch (command) {
            case Post post -> post.legs().forEach(this::add);
            case PostAll all -> {
                add(all.from());
                add(all.to());
            }
            case PostHold hold -> {
                holds.add(hold.holdId());
                add(hold.to());
            }
            case Reverse reverse -> originals.add(reverse.transferId());
        }
    }

    private void add(Leg leg) {
        add(leg.accountId(), leg.settlement());
    }

    private void add(Side side) {
        add(side.accountId(), side.settlement());
    }

    private void add(UUID account, boolean settlement) {
        accounts.add(account);
        if (settlement) {
            settled.add(account);
        }
    }
}
