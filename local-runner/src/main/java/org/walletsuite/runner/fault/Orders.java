package org.walletsuite.runner.fault;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.walletsuite.runner.trial.Fairground;

/** Words wishes as orders to the festival family. */
final class Orders {

    private final Fairground fair;
    private final List<Purse> purses;
    private final List<String> stands;
    private final Clock clock;

    Orders(Fairground fair, List<Purse> purses, List<String> stands, Clock clock) {
        this.fair = fair;
        this.purses = purses;
        this.stands = stands;
        this.clock = clock;
    }

    Purse purse(Wish wish) {
        return purses.get(wish.purse());
    }

    String stand(Wish wish) {
        return stands.get(wish.stand());
    }

    Order payment(String key, Wish wish) {
        var purse = purse(wish);
        var body = "{\"walletId\":\"%s\",\"amount\":%s,\"standId\":\"%s\"}"
                .formatted(purse.wallet(), wish.amount(), stand(wish));
        return purchase(key, wish, "/api/v1/payments", body);
    }

    Order paymentByCode(String key, Wish wish, String code) {
        var body = "{\"qrCode\":\"%s\",\"amount\":%s,\"standId\":\"%s\",\"productIds\":[\"beer\"]}"
                .formatted(code, wish.amount(), stand(wish));
        return purchase(key, wish, "/api/v1/payments", body);
    }

    /** One payment of a batch. */
    Order offline(String offlineId, Wish wish) {
        var body = "{\"offlineId\":\"%s\",\"walletId\":\"%s\",\"amount\":%s,\"standId\":\"%s\",\"takenAt\":\"%s\"}"
                .formatted(
                        offlineId,
                        purse(wish).wallet(),
                        wish.amount(),
                        stand(wish),
                        clock.instant().truncatedTo(ChronoUnit.SECONDS));
        return purchase(offlineId, wish, "", body);
    }

    private Order purchase(String key, Wish wish, String path, String body) {
        return new Order(
                key, Order.Kind.PURCHASE, purse(wish), null, wish.amount(), null, stand(wish), fair.staff, path, body);
    }

    Order refund(String key, Sale sale, long amount) {
        var body = amount == Sale.WHAT_IS_LEFT
                ? "{\"transactionId\":\"%s\"}".formatted(sale.id())
                : "{\"transactionId\":\"%s\",\"amount\":%s,\"reason\":\"warm\"}".formatted(sale.id(), amount);
        return new Order(
                key,
                Order.Kind.REFUND,
                sale.purse(),
                null,
                amount,
                sale,
                sale.stand(),
                fair.staff,
                "/api/v1/payments/refund",
                body);
    }

    Order transfer(String key, Wish wish) {
        var from = purse(wish);
        var to = purses.get(wish.other());
        return new Order(
                key,
                Order.Kind.TRANSFER,
                from,
                to,
                wish.amount(),
                null,
                "",
                from.owner(),
                "/api/v1/me/wallets/" + fair.festival + "/transfer",
                "{\"toWalletId\":\"%s\",\"amount\":%s}".formatted(to.wallet(), wish.amount()));
    }

    Order topUp(String key, Purse purse, long amount, Order.Kind kind) {
        var method = kind == Order.Kind.CASH_IN ? "cash" : "card";
        return atBooth(
                key,
                kind,
                purse,
                amount,
                "topup",
                "{\"amount\":%s,\"paymentMethod\":\"%s\"}".formatted(amount, method));
    }

    Order cashOut(String key, Purse purse, long amount) {
        return atBooth(
                key,
                Order.Kind.CASH_OUT,
                purse,
                amount,
                "cashout",
                amount == Purse.ALL ? "{}" : "{\"amount\":%s}".formatted(amount));
    }

    private Order atBooth(String key, Order.Kind kind, Purse purse, long amount, String action, String body) {
        return new Order(
                key,
                kind,
                purse,
                null,
                amount,
                null,
                "",
                fair.staff,
                "/api/v1/wallets/" + purse.wallet() + "/" + action,
                body);
    }
}
