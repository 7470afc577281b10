package org.walletsuite.runner.fault;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.walletsuite.runner.fixture.GatewayClient;

/** Commands as clients send them, and the answers that they may get. */
final class OrderFixture {

    static final String BAR = "bar";

    private static final GatewayClient NOBODY = new GatewayClient(URI.create("http://localhost:1"), null);

    final Discrepancies discrepancies = new Discrepancies();
    final WalletModel alice = new WalletModel("alice", NOBODY);
    final WalletModel bob = new WalletModel("bob", NOBODY);
    final SuiteModel model = new SuiteModel(discrepancies, List.of(alice, bob), Duration.ofHours(1));
    private int count;

    Order order(Order.Kind kind, WalletModel walletModel, long amount) {
        return new Order("key-" + ++count, kind, walletModel, null, amount, null, BAR, NOBODY, "/path", "{}");
    }

    Order transfer(WalletModel from, WalletModel to, long amount) {
        return new Order("key-" + ++count, Order.Kind.TRANSFER, from, to, amount, null, "", NOBODY, "/path", "{}");
    }

    Order refund(PaymentModel sale, long amount) {
        return new Order(
                "key-" + ++count,
                Order.Kind.REFUND,
                sale.walletModel(),
                null,
                amount,
                sale,
                BAR,
                NOBODY,
                "/path",
                "{}");
    }

    /** An answer that matches the order. */
    static Transaction answer(Order order, long before) {
        var amount = order.kind().sign * order.amount();
        var sale = order.sale();
        return new Transaction(
                "tx-" + order.key(),
                order.walletModel().wallet(),
                order.kind().name(),
                amount,
                before,
                before + amount,
                sale == null ? "" : sale.id(),
                Transaction.COMPLETED);
    }

    /** Begins an order in the model and books it at once. */
    Transaction posted(Order order, long before) {
        var answer = answer(order, before);
        model.posted(model.begin(order), answer);
        return answer;
    }

    PaymentModel sold(WalletModel walletModel, long amount, long before) {
        var transaction = posted(order(Order.Kind.PURCHASE, walletModel, amount), before);
        return model.sale(transaction.id()).orElseThrow();
    }
}
