package org.walletsuite.wallet.reconciliation;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.reconciliation.KeysetPages;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.wallet.reconciliation.ReconciliationRows.WalletFacts;

/** Checks that every wallet account has a wallet; a wallet's row is written before its account is opened. */
@Component
@Order(2)
class WalletRowCheck implements ReconciliationCheck {

    private static final int PAGE = 1000;

    private final ReconciliationRows rows;
    private final LedgerReads ledger;

    WalletRowCheck(ReconciliationRows rows, LedgerReads ledger) {
        this.rows = rows;
        this.ledger = ledger;
    }

    @Override
    public String text() {
        return "Every account of a wallet in the ledger belongs to a wallet";
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        KeysetPages.walk(
                PAGE,
                (after, size) -> ledger.accountsOf(Festival.PROGRAM, "wallet", after, size),
                Account::id,
                page -> compare(page, discrepancy));
    }

    private void compare(List<Account> page, Consumer<String> discrepancy) {
        var known = rows.walletsAmong(page.stream().map(Account::id).toList()).stream()
                .map(WalletFacts::id)
                .collect(Collectors.toSet());
        page.stream()
                .filter(account -> !known.contains(account.id()))
                .forEach(account -> discrepancy.accept("Account " + account.id() + " with a balance of "
                        + account.balance() + " " + account.asset() + " is a wallet's, but there is no such wallet"));
    }
}
