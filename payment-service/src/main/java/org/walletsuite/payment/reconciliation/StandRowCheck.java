package org.walletsuite.payment.reconciliation;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.walletsuite.payment.stand.AllStands;
import org.walletsuite.payment.stand.Stand;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.reconciliation.KeysetPages;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;

/** Checks that every stand account has a stand; a stand's row is written before its account is opened. */
@Component
@Order(5)
class StandRowCheck implements ReconciliationCheck {

    private static final int PAGE = 1000;

    private final AllStands stands;
    private final LedgerReads ledger;

    StandRowCheck(AllStands stands, LedgerReads ledger) {
        this.stands = stands;
        this.ledger = ledger;
    }

    @Override
    public String text() {
        return "Every account of a stand in the ledger belongs to a stand";
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        KeysetPages.walk(
                PAGE,
                (after, size) -> ledger.accountsOf("festival", "stand", after, size),
                Account::id,
                page -> compare(page, discrepancy));
    }

    private void compare(List<Account> page, Consumer<String> discrepancy) {
        var known = stands.among(page.stream().map(Account::id).toList()).stream()
                .map(Stand::id)
                .collect(Collectors.toSet());
        page.stream()
                .filter(account -> !known.contains(account.id()))
                .forEach(account -> discrepancy.accept("Account " + account.id() + " with a balance of "
                        + account.balance() + " " + account.asset() + " is a stand's, but there is no such stand"));
    }
}
