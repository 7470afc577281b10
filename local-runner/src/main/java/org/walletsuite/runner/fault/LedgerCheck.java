package org.walletsuite.runner.fault;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Collectors;

/** Holds the ledger's tables against what clients were told: nothing lost, nothing twice, nothing of its own. */
final class LedgerCheck {

    private final Model model;
    private final Findings findings;

    LedgerCheck(Model model, Findings findings) {
        this.model = model;
        this.findings = findings;
    }

    void compare(LedgerBook book) {
        var orders = model.orders();
        var seen = new HashSet<String>();
        for (var entry : book.entries()) {
            var order = orders.get(entry.transfer());
            if (order == null) {
                findings.add("the ledger has booked what nobody was told: " + entry);
            } else {
                seen.add(entry.transfer());
                compare(order, entry);
            }
        }
        orders.forEach((transfer, order) -> {
            if (!seen.contains(transfer)) {
                findings.add(order + " was answered with " + transfer + ", which the ledger doesn't have");
            }
        });
        compareBalances(book);
    }

    private void compare(Order order, LedgerBook.Entry entry) {
        if (!entry.kind().equals(order.kind().name()) || !entry.key().endsWith(":" + order.key())) {
            findings.add(order + " is another's in the ledger: " + entry);
        }
        var told = order.purse().told().get(entry.transfer());
        if (entry.account().equals(order.purse().wallet())
                && (told == null || told.amount() != entry.amount() || told.after() != entry.balanceAfter())) {
            findings.add(order + " was answered with " + told + ", but booked as " + entry);
        }
    }

    private void compareBalances(LedgerBook book) {
        var accounts =
                book.accounts().stream().collect(Collectors.toMap(LedgerBook.Account::id, LedgerBook.Account::balance));
        expectedBalances().forEach((account, expected) -> {
            var actual = accounts.get(account);
            if (actual == null || !actual.equals(expected)) {
                findings.add("account " + account + " has " + actual + " in the ledger, but " + expected
                        + " is what was told");
            }
        });
    }

    private Map<String, Long> expectedBalances() {
        var expected = new HashMap<String, Long>();
        model.purses().forEach(purse -> expected.put(purse.wallet(), purse.balanceTold()));
        model.takings().forEach((stand, takings) -> expected.put(stand, takings.net()));
        return expected;
    }
}
