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
        var entries = new HashSet<String>();
        for (var entry : book.entries()) {
            var order = orders.get(entry.transaction());
            if (order == null) {
                discrepancies.add("the ledger has posted what was confirmed to nobody: " + entry);
            } else {
                seen.add(entry.transaction());
                compare(order, entry);
            }
            if (!entries.add(entry.account() + " " + entry.transaction())) {
                discrepancies.add("the ledger has posted twice what was confirmed once: " + entry);
            }
        }
        orders.forEach((transfer, order) -> {
            if (order.kind().isPosted() && !seen.contains(transfer)) {
                discrepancies.add(order + " was answered with " + transfer + ", which the ledger doesn't have");
            }
        });
        compareBalances(book);
    }

    private void compare(Order order, LedgerSnapshot.Entry entry) {
        var isKeyed = !order.kind().isKeyedByClient() || entry.key().endsWith(":" + order.key());
        if (!entry.kind().equals(order.kind().type) || !isKeyed) {
            discrepancies.add(order + " is another's in the ledger: " + entry);
        }
        if (order.kind().showsBalances()) {
            compareAnswer(order, entry);
        } else if (Math.abs(entry.amount()) != order.amount()) {
            discrepancies.add(order + " was confirmed, but posted as " + entry);
        }
    }

    private void compareAnswer(Order order, LedgerSnapshot.Entry entry) {
        var answered = order.walletModel().answered().get(entry.transaction());
        if (entry.account().equals(order.walletModel().wallet())
                && (answered == null
                        || answered.amount() != entry.amount()
                        || answered.after() != entry.balanceAfter())) {
            discrepancies.add(order + " was answered with " + answered + ", but posted as " + entry);
        }
    }

    private void compareBalances(LedgerSnapshot book) {
        var accounts = book.accounts().stream()
                .collect(Collectors.toMap(LedgerSnapshot.Account::id, LedgerSnapshot.Account::available));
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
        model.users().stream()
                .flatMap(UserModel::accounts)
                .forEach(account -> expected.put(account.wallet(), account.confirmedBalance()));
        model.takings().forEach((stand, takings) -> expected.put(stand, takings.net()));
        return expected;
    }
}
