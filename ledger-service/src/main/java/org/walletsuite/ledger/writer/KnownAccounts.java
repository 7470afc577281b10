package org.walletsuite.ledger.writer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A cache of accounts as a session's last commit left them. It is valid while the head has not changed, because every
 * change of an account changes it: commands move its position, and a correction of stored balances its time. Not
 * thread-safe.
 */
final class KnownAccounts {

    /** The row {@code ledger_head}. */
    record HeadState(long position, Instant at) {}

    private static final int MOST = 16_384;
    private static final HeadState NEVER = new HeadState(-1, Instant.EPOCH);

    /** Least recently used first, because used accounts are removed and inserted again. */
    private final Map<UUID, AccountState> accounts = new LinkedHashMap<>();

    private HeadState validAt = NEVER;

    /** The head for which these are valid. */
    HeadState validAt() {
        return validAt;
    }

    /** Removes and returns the known ones; a batch changes them, so they return only after its commit. */
    List<AccountState> take(Collection<UUID> ids) {
        var taken = new ArrayList<AccountState>(ids.size());
        for (var id : ids) {
            var account = accounts.remove(id);
            if (account != null) {
                taken.add(account);
            }
        }
        return taken;
    }

    /** Clears the cache, because somebody else has committed. */
    void clear() {
        accounts.clear();
    }

    /** Adds the accounts of a committed batch. */
    void keep(Batch committed) {
        committed.accounts.forEach((id, account) -> accounts.put(id, account.committed(committed.now)));
        validAt = new HeadState(committed.position, committed.now);
        var surplus = accounts.keySet().iterator();
        while (accounts.size() > MOST) {
            surplus.next();
            surplus.remove();
        }
    }
}
