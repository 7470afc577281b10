package org.walletsuite.runner.fault;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds a wallet's list of transactions against what its clients were told. */
final class StatementCheck {

    private final Purse purse;
    private final Map<String, Sale> sales;
    private final Findings findings;

    StatementCheck(Purse purse, Map<String, Sale> sales, Findings findings) {
        this.purse = purse;
        this.sales = sales;
        this.findings = findings;
    }

    /** The whole list, newest first, and the balance as the wallet is shown with it. */
    void compare(List<Transaction> shown, long balance) {
        if (balance != purse.balanceTold()) {
            wrong("shows a balance of %s, but %s is what was told".formatted(balance, purse.balanceTold()));
        }
        followBalance(shown, balance);
        var missing = new HashMap<>(purse.told());
        var incoming = new HashMap<>(purse.received());
        for (var each : shown) {
            var told = missing.remove(each.id());
            var amount = incoming.remove(each.id());
            if (told != null) {
                compare(told, each);
            } else if (amount == null || amount != each.amount() || !each.type().equals("TRANSFER")) {
                wrong("lists what nobody was told, or lists it twice: " + each);
            }
        }
        missing.values().forEach(each -> wrong("doesn't list what was told: " + each));
        incoming.forEach((id, amount) -> wrong("doesn't list the transfer " + id + " of " + amount + " to it"));
    }

    /** Each transaction begins with the balance with which the one before ended. */
    private void followBalance(List<Transaction> shown, long balance) {
        var after = balance;
        for (var each : shown) {
            if (each.after() != after || each.before() + each.amount() != each.after()) {
                wrong("lists balances that don't follow each other: " + each + " before " + after);
            }
            after = each.before();
        }
        if (after != 0) {
            wrong("lists transactions that begin with a balance of " + after);
        }
    }

    private void compare(Transaction told, Transaction shown) {
        var sale = sales.get(told.id());
        var status = sale != null && sale.isGivenBack() ? Transaction.REFUNDED : Transaction.COMPLETED;
        if (!shown.equals(told.with(status))) {
            wrong("lists " + shown + ", but " + told.with(status) + " was told");
        }
    }

    private void wrong(String what) {
        findings.add("wallet " + purse.wallet() + " " + what);
    }
}
