package org.walletsuite.runner.fault;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.walletsuite.runner.fixture.GatewayClient;
import tools.jackson.databind.json.JsonMapper;

/** Commands as clients send them, and the answers that they may get. */
final class OrderFixture {

    static final String BAR = "bar";

    private static final JsonMapper JSON = new JsonMapper();
    private static final GatewayClient NOBODY = new GatewayClient(URI.create("http://localhost:1"), null);

    final Discrepancies discrepancies = new Discrepancies();
    final WalletModel alice = new WalletModel("alice", NOBODY);
    final WalletModel bob = new WalletModel("bob", NOBODY);
    final UserModel carol = new UserModel(
            NOBODY,
            new WalletModel("carol-main", NOBODY),
            new WalletModel("carol-pending", NOBODY),
            new WalletModel("carol-available", NOBODY));
    final SuiteModel model = new SuiteModel(discrepancies, List.of(alice, bob), List.of(carol), Duration.ofHours(1));
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
        if (order.review() != null) {
            return Transaction.ofReview(
                    order,
                    JSON.readTree(
                            "{\"id\":1,\"withdrawal_id\":1,\"status\":\"%s\"}".formatted(order.kind().reviewStatus)));
        }
        var amount = order.kind().sign * order.amount();
        var sale = order.sale();
        return new Transaction(
                "tx-" + order.key(),
                order.walletModel().wallet(),
                order.kind().type,
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

    /** A confirmed gift card of carol's. */
    ReviewModel giftCard(long amount) {
        return begun(Order.Kind.GIFT_CARD, carol.pending(), amount);
    }

    /** A confirmed withdrawal of carol's. */
    ReviewModel withdrawal(long amount) {
        return begun(Order.Kind.WITHDRAWAL, carol.available(), amount);
    }

    private ReviewModel begun(Order.Kind kind, WalletModel account, long amount) {
        var review = new ReviewModel(kind, carol, amount);
        posted(reviewOrder(kind, account, null, review), 0);
        return review;
    }

    /** The order that began a gift card. */
    Order creation(ReviewModel card) {
        return reviewOrder(card.kind(), carol.pending(), null, card);
    }

    Order decision(ReviewModel review, Order.Kind kind) {
        var isCard = review.kind() == Order.Kind.GIFT_CARD;
        var to = kind == Order.Kind.GIFT_CARD_APPROVAL ? carol.available() : null;
        return reviewOrder(kind, isCard ? carol.pending() : carol.available(), to, review);
    }

    private Order reviewOrder(Order.Kind kind, WalletModel account, @Nullable WalletModel to, ReviewModel review) {
        return new Order("key-" + ++count, kind, account, to, review.amount(), null, review, "", NOBODY, "/path", "{}");
    }

    PaymentModel sold(WalletModel walletModel, long amount, long before) {
        var transaction = posted(order(Order.Kind.PURCHASE, walletModel, amount), before);
        return model.sale(transaction.id()).orElseThrow();
    }
}
