package org.walletsuite.platform.reconciliation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerPart;
import org.walletsuite.platform.ledger.Statement;

/** Reads all entries of an account page by page, newest first. */
public final class StatementPages {

    /** The largest page of the ledger. */
    private static final int SIZE = 200;

    private StatementPages() {}

    /**
     * Entries that are added meanwhile shift the pages, so that an entry may be seen twice but none is left out. Returns
     * the account as it was at the beginning; empty where there is none.
     */
    public static Optional<Account> walk(
            LedgerPart.StatementReads ledger, UUID account, Consumer<List<Statement.Line>> action) {
        var first = ledger.statement(account, 0, SIZE);
        var page = first;
        for (var next = 1; page.isPresent(); next++) {
            var lines = page.get().lines();
            if (!lines.isEmpty()) {
                action.accept(lines);
            }
            page = lines.size() < SIZE ? Optional.empty() : ledger.statement(account, next, SIZE);
        }
        return first.map(Statement::account);
    }
}
