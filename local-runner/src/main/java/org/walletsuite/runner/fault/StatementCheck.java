package org.walletsuite.runner.fault;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares a wallet's list of transactions with its clients' answers. */
final class StatementCheck {

    private final WalletModel walletModel;
    private final Map<String, PaymentModel> sales;
    private final Discrepancies discrepancies;

    StatementCheck(WalletModel walletModel, Map<String, PaymentModel> sales, Discrepancies discrepancies) {
        this.walletModel = walletModel;
        this.sales = sales;
        this.discrepancies = discrepancies;
    }

    /** The whole list, newest first, and the balance as the wallet is shown with it. */
    void compare(List<Transaction> shown, long balance) {
        if (balance != walletModel.confirmedBalance()) {
            discrepancies("shows a balance of %s, but %s is what was confirmed"
                    .formatted(balance, walletModel.confirmedBalance()));
        }
        followBalance(shown, balance);
        var missing = new HashMap<>(walletModel.answered());
        var incoming = new HashMap<>(walletModel.received());
        for (var each : shown) {
            var answered = missing.remove(each.id());
            var amount = incoming.remove(each.id());
            if (answered != null) {
                compare(answered, each);
            } else if (amount == null || amount != each.amount() || !each.type().equals("TRANSFER")) {
                discrepancies("lists what was confirmed to nobody, or lists it twice: " + each);
            }
        }
        missing.values().forEach(each -> discrepancies("doesn't list what was confirmed: " + each));
        incoming.forEach((id, amount) -> discrepancies("doesn't list the transfer " + id + " of " + amount + " to it"));
    }

    /** Each transaction begins with the balance with which the one before ended. */
    private void followBalance(List<Transaction> shown, long balance) {
        var after = balance;
        for (var each : shown) {
            if (each.after() != after || each.before() + each.amount() != each.after()) {
                discrepancies("lists balances that don't follow each other: " + each + " before " + after);
            }
            after = each.before();
        }
        if (after != 0) {
            discrepancies("lists transactions that begin with a balance of " + after);
        }
    }

    private void compare(Transaction answered, Transaction shown) {
        var sale = sales.get(answered.id());
        var status = sale != null && sale.isGivenBack() ? Transaction.REFUNDED : Transaction.COMPLETED;
        if (!shown.equals(answered.with(status))) {
            discrepancies("lists " + shown + ", but " + answered.with(status) + " was confirmed");
        }
    }

    private void discrepancies(String what) {
        discrepancies.add("wallet " + walletModel.wallet() + " " + what);
    }
}
