package org.walletsuite.runner.fault;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.walletsuite.runner.trial.Api;

/** Orders as clients make them, and the answers that they may get. */
final class Till {

    static final String BAR = "bar";

    private static final Api NOBODY = new Api(URI.create("http://localhost:1"), null);

    final Findings findings = new Findings();
    final Purse alice = new Purse("alice", NOBODY);
    final Purse bob = new Purse("bob", NOBODY);
    final Model model = new Model(findings, List.of(alice, bob), Duration.ofHours(1));
    private int count;

    Order order(Order.Kind kind, Purse purse, long amount) {
        return new Order("key-" + ++count, kind, purse, null, amount, null, BAR, NOBODY, "/path", "{}");
    }

    Order transfer(Purse from, Purse to, long amount) {
        return new Order("key-" + ++count, Order.Kind.TRANSFER, from, to, amount, null, "", NOBODY, "/path", "{}");
    }

    Order refund(Sale sale, long amount) {
        return new Order(
                "key-" + ++count, Order.Kind.REFUND, sale.purse(), null, amount, sale, BAR, NOBODY, "/path", "{}");
    }

    /** An answer that fits the order. */
    static Transaction answer(Order order, long before) {
        var amount = order.kind().sign * order.amount();
        var sale = order.sale();
        return new Transaction(
                "tx-" + order.key(),
                order.purse().wallet(),
                order.kind().name(),
                amount,
                before,
                before + amount,
                sale == null ? "" : sale.id(),
                Transaction.COMPLETED);
    }

    /** Has the order begun and booked at once. */
    Transaction booked(Order order, long before) {
        var answer = answer(order, before);
        model.booked(model.begin(order), answer);
        return answer;
    }

    Sale sold(Purse purse, long amount, long before) {
        var transaction = booked(order(Order.Kind.PURCHASE, purse, amount), before);
        return model.sale(transaction.id()).orElseThrow();
    }
}
