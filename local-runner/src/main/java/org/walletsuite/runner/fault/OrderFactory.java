package org.walletsuite.runner.fault;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.walletsuite.runner.fixture.FestivalFixture;

/** Builds the festival family's and the main wallet's requests for orders. */
final class OrderFactory {

    private final FestivalFixture fixture;
    private final List<WalletModel> walletModels;
    private final List<String> stands;
    private final Clock clock;

    OrderFactory(FestivalFixture fixture, List<WalletModel> walletModels, List<String> stands, Clock clock) {
        this.fixture = fixture;
        this.walletModels = walletModels;
        this.stands = stands;
        this.clock = clock;
    }

    WalletModel walletModel(ClientOperation operation) {
        return walletModels.get(operation.walletModel());
    }

    String stand(ClientOperation operation) {
        return stands.get(operation.stand());
    }

    Order payment(String key, ClientOperation operation) {
        var walletModel = walletModel(operation);
        var body = "{\"walletId\":\"%s\",\"amount\":%s,\"standId\":\"%s\"}"
                .formatted(walletModel.wallet(), operation.amount(), stand(operation));
        return purchase(key, operation, "/api/v1/payments", body);
    }

    Order paymentByCode(String key, ClientOperation operation, String code) {
        var body = "{\"qrCode\":\"%s\",\"amount\":%s,\"standId\":\"%s\",\"productIds\":[\"beer\"]}"
                .formatted(code, operation.amount(), stand(operation));
        return purchase(key, operation, "/api/v1/payments", body);
    }

    /** One payment of a batch. */
    Order offline(String offlineId, ClientOperation operation) {
        var body = "{\"offlineId\":\"%s\",\"walletId\":\"%s\",\"amount\":%s,\"standId\":\"%s\",\"takenAt\":\"%s\"}"
                .formatted(
                        offlineId,
                        walletModel(operation).wallet(),
                        operation.amount(),
                        stand(operation),
                        clock.instant().truncatedTo(ChronoUnit.SECONDS));
        return purchase(offlineId, operation, "", body);
    }

    private Order purchase(String key, ClientOperation operation, String path, String body) {
        return new Order(
                key,
                Order.Kind.PURCHASE,
                walletModel(operation),
                null,
                operation.amount(),
                null,
                stand(operation),
                fixture.staff,
                path,
                body);
    }

    Order refund(String key, PaymentModel sale, long amount) {
        var body = amount == PaymentModel.WHAT_IS_LEFT
                ? "{\"transactionId\":\"%s\"}".formatted(sale.id())
                : "{\"transactionId\":\"%s\",\"amount\":%s,\"reason\":\"warm\"}".formatted(sale.id(), amount);
        return new Order(
                key,
                Order.Kind.REFUND,
                sale.walletModel(),
                null,
                amount,
                sale,
                sale.stand(),
                fixture.staff,
                "/api/v1/payments/refund",
                body);
    }

    Order transfer(String key, ClientOperation operation) {
        var from = walletModel(operation);
        var to = walletModels.get(operation.other());
        return new Order(
                key,
                Order.Kind.TRANSFER,
                from,
                to,
                operation.amount(),
                null,
                "",
                from.owner(),
                "/api/v1/me/wallets/" + fixture.festival + "/transfer",
                "{\"toWalletId\":\"%s\",\"amount\":%s}".formatted(to.wallet(), operation.amount()));
    }

    Order mainTopUp(String key, UserModel user, long amount) {
        return ofMainWallet(key, Order.Kind.MAIN_TOP_UP, user, amount, "topup");
    }

    Order mainWithdrawal(String key, UserModel user, long amount) {
        return ofMainWallet(key, Order.Kind.MAIN_WITHDRAWAL, user, amount, "withdraw");
    }

    private static Order ofMainWallet(String key, Order.Kind kind, UserModel user, long amount, String action) {
        return new Order(
                key,
                kind,
                user.main(),
                null,
                amount,
                null,
                "",
                user.owner(),
                "/api/v1/wallet/" + action,
                "{\"amount\":%s,\"description\":\"%s\"}".formatted(Decimals.text(amount), key));
    }

    Order topUp(String key, WalletModel walletModel, long amount, Order.Kind kind) {
        var method = kind == Order.Kind.CASH_IN ? "cash" : "card";
        return atBooth(
                key,
                kind,
                walletModel,
                amount,
                "topup",
                "{\"amount\":%s,\"paymentMethod\":\"%s\"}".formatted(amount, method));
    }

    Order cashOut(String key, WalletModel walletModel, long amount) {
        return atBooth(
                key,
                Order.Kind.CASH_OUT,
                walletModel,
                amount,
                "cashout",
                amount == WalletModel.ALL ? "{}" : "{\"amount\":%s}".formatted(amount));
    }

    private Order atBooth(
            String key, Order.Kind kind, WalletModel walletModel, long amount, String action, String body) {
        return new Order(
                key,
                kind,
                walletModel,
                null,
                amount,
                null,
                "",
                fixture.staff,
                "/api/v1/wallets/" + walletModel.wallet() + "/" + action,
                body);
    }
}
