package org.walletsuite.voucher.reconciliation;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.ledger.Statement;

/** All entries of an account, page by page. */
final class AccountBook {

    private static final int PAGE = 200;

    private AccountBook() {}

    /**
     * Reads what was there when it was begun, the newest first; what comes meanwhile shifts the pages, so that an entry may
     * be seen twice but none is left out. The balance is that of the beginning, and zero where there is no account.
     */
    static long read(LedgerReads ledger, UUID account, Consumer<List<Statement.Line>> page) {
        var first = ledger.statement(account, 0, PAGE).orElse(null);
        if (first == null) {
            return 0;
        }
        var statement = first;
        for (var number = 1; !statement.lines().isEmpty(); number++) {
            page.accept(statement.lines());
            if (statement.lines().size() < PAGE) {
                break;
            }
            statement = ledger.statement(account, number, PAGE).orElseThrow();
        }
        return first.account().balance();
    }
}
