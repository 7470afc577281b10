package org.walletsuite.runner.fault;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Collectors;

/** Compares the ledger's tables with the clients' answers: nothing lost, nothing twice, nothing unknown. */
final class LedgerCheck {

    private final SuiteModel model;
    private final Discrepancies discrepancies;

    LedgerCheck(SuiteModel model, Discrepancies discrepancies) {
        this.model = model;
        this.discrepancies = discrepancies;
    }

    void compare(LedgerSnapshot book) {
        var orders = model.orders();
        var seen = new HashSet<String>();
        for (var entry : book.entries()) {
            var order = orders.get(entry.transfer());
            if (order == null) {
                discrepancies.add("the ledger has posted what was confirmed to nobody: " + entry);
            } else {
                seen.add(entry.transfer());
                compare(order, entry);
            }
        }
        orders.forEach((transfer, order) -> {
            if (!seen.contains(transfer)) {
                discrepancies.add(order + " was answered with " + transfer + ", which the ledger doesn't have");
            }
        });
        compareBalances(book);
    }

    private void compare(Order order, LedgerSnapshot.Entry entry) {
        if (!entry.kind().equals(order.kind().name()) || !entry.key().endsWith(":" + order.key())) {
            discrepancies.add(order + " is another's in the ledger: " + entry);
        }
        var answered = order.walletModel().answered().get(entry.transfer());
        if (entry.account().equals(order.walletModel().wallet())
                && (answered == null
                        || answered.amount() != entry.amount()
                        || answered.after() != entry.balanceAfter())) {
            discrepancies.add(order + " was answered with " + answered + ", but posted as " + entry);
        }
    }

    private void compareBalances(LedgerSnapshot book) {
        var accounts = book.accounts().stream()
                .collect(Collectors.toMap(LedgerSnapshot.Account::id, LedgerSnapshot.Account::balance));
        expectedBalances().forEach((account, expected) -> {
            var actual = accounts.get(account);
            if (actual == null || !actual.equals(expected)) {
                discrepancies.add("account " + account + " has " + actual + " in the ledger, but " + expected
                        + " is what was confirmed");
            }
        });
    }

    private Map<String, Long> expectedBalances() {
        var expected = new HashMap<String, Long>();
        model.walletModels().forEach(walletModel -> expected.put(walletModel.wallet(), walletModel.confirmedBalance()));
        model.takings().forEach((stand, takings) -> expected.put(stand, takings.net()));
        return expected;
    }
}
