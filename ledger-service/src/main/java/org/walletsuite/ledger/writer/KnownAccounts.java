package org.walletsuite.ledger.writer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A cache of accounts as a session's last commit left them. It is valid while the journal's end has not moved, because
 * every change of an account adds a row there. Not thread-safe.
 */
final class KnownAccounts {

    private static final int MOST = 16_384;
    private static final long NEVER = -1;

    /** Least recently used first, because used accounts are removed and inserted again. */
    private final Map<UUID, AccountState> accounts = new LinkedHashMap<>();

    private long position = NEVER;

    /** The end of the journal for which these are valid. */
    long position() {
        return position;
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

    /** Clears the cache, because another replica has committed. */
    void clear() {
        accounts.clear();
    }

    /** Adds the accounts of a committed batch. */
    void keep(Batch committed) {
        committed.accounts.forEach((id, account) -> accounts.put(id, account.committed(committed.now)));
        position = committed.position;
        var surplus = accounts.keySet().iterator();
        while (accounts.size() > MOST) {
            surplus.next();
            surplus.remove();
        }
    }
}
