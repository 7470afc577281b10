package org.walletsuite.ledger.writer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.ledger.account.Accounts;
import org.walletsuite.platform.ledger.Account;

/** What a trial left in the database, read in one snapshot because holds go on expiring after the trial. */
record StoredBooks(List<JournalRow> rows, Map<UUID, Optional<Account>> accounts) {

    static StoredBooks atRest(JdbcClient db, Accounts accounts, ConcurrentRun trial) {
        while (true) {
            var before = trial.position();
            var found = new HashMap<UUID, Optional<Account>>();
            ids(trial.books).forEach(id -> found.put(id, accounts.find(id)));
            var rows = JournalRow.after(db, trial.start, List.copyOf(found.keySet()));
            if (trial.position() == before) {
                return new StoredBooks(rows, Map.copyOf(found));
            }
        }
    }

    private static Stream<UUID> ids(Books books) {
        return books.accounts().stream()
                .flatMap(account -> Stream.concat(Stream.of(account.id()), books.unapplied(account.id()).stream()))
                .distinct();
    }
}
