package org.walletsuite.wallet.reconciliation;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.reconciliation.KeysetPages;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.wallet.reconciliation.ReconciliationRows.StatusFacts;

/** Checks that nobody changed a main wallet's status in the ledger without a record of who and why. */
@Component
@Order(4)
class MainWalletStatusCheck implements ReconciliationCheck {

    private final ReconciliationRows rows;
    private final LedgerReads ledger;

    MainWalletStatusCheck(ReconciliationRows rows, LedgerReads ledger) {
        this.rows = rows;
        this.ledger = ledger;
    }

    @Override
    public String text() {
        return "Every main wallet has the status in the ledger that its last change gave it";
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        KeysetPages.walk(LedgerReads.MOST_IDS, rows::statuses, StatusFacts::wallet, page -> compare(page, discrepancy));
    }

    private void compare(List<StatusFacts> page, Consumer<String> discrepancy) {
        var statuses = ledger.accounts(page.stream().map(StatusFacts::wallet).toList()).stream()
                .collect(Collectors.toMap(Account::id, Account::status));
        page.stream()
                .filter(change -> !change.status().equals(statuses.get(change.wallet())))
                .filter(this::isSettled)
                .forEach(change -> discrepancy.accept("Wallet " + change.wallet() + " should be " + change.status()
                        + " since its last change, but is " + statuses.get(change.wallet()) + " in the ledger"));
    }

    /** It may have been changed while it was looked at. */
    private boolean isSettled(StatusFacts change) {
        return !change.underWay() && rows.status(change.wallet()).equals(change);
    }
}
