package org.walletsuite.ledger.writer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Accounts as a session's last commit left them. That is how they still are while the journal's end has not moved:
 * whoever changes an account numbers a row there. For one thread.
 */
final class KnownAccounts {

    private static final int MOST = 16_384;
    private static final long NEVER = -1;

    /** The longest unused come first, because whatever is used is taken out and put back. */
    private final Map<UUID, AccountState> accounts = new LinkedHashMap<>();

    private long position = NEVER;

    /** Where the journal must still end for these to be true. */
    long position() {
        return position;
    }

    /** Takes out those that are known; a batch changes them, so they come back by its commit only. */
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

    /** Forgets all, because somebody else has committed. */
    void clear() {
        accounts.clear();
    }

    /** Keeps what a batch has committed. */
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
