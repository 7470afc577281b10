package org.walletsuite.runner.fault;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.walletsuite.runner.SampleAccounts;
import org.walletsuite.runner.fixture.FestivalFixture;
import org.walletsuite.runner.fixture.GatewayClient;
import org.walletsuite.runner.fixture.MultipartForm;

/** Builds the gift-card family's requests for orders: to sell a card, to withdraw what it came to, to decide on both. */
final class ReviewOrders {

    private final GatewayClient admin;
    private final long card;

    private ReviewOrders(GatewayClient admin, long card) {
        this.admin = admin;
        this.card = card;
    }

    /** Of a new card, which is worth what is on it. */
    static ReviewOrders at(FestivalFixture fixture) {
        return new ReviewOrders(fixture.admin, fixture.giftCard("1"));
    }

    Order giftCard(String key, UserModel user, long amount) {
        var review = new ReviewModel(Order.Kind.GIFT_CARD, user, amount);
        var form = MultipartForm.eCode(card, Decimals.text(amount), key);
        return new Order(
                key,
                Order.Kind.GIFT_CARD,
                user.pending(),
                null,
                amount,
                null,
                review,
                "",
                user.owner(),
                "/order/create/",
                new String(form.body(), StandardCharsets.UTF_8));
    }

    Order withdrawal(String key, UserModel user, long amount) {
        var review = new ReviewModel(Order.Kind.WITHDRAWAL, user, amount);
        return new Order(
                key,
                Order.Kind.WITHDRAWAL,
                user.available(),
                null,
                amount,
                null,
                review,
                "",
                user.owner(),
                "/withdrawal/requests/create/",
                """
                {"amount":"%s","payment_method":"mobile_money","mobile_money_number":"+255712345678",\
                "mobile_money_provider":"M-Pesa","transaction_pin":"%s"}""".formatted(Decimals.text(amount), SampleAccounts.PIN));
    }

    Order giftCardDecision(String key, ReviewModel card, boolean approves) {
        var kind = approves ? Order.Kind.GIFT_CARD_APPROVAL : Order.Kind.GIFT_CARD_REJECTION;
        return decision(
                key,
                kind,
                card,
                card.user().pending(),
                approves ? card.user().available() : null,
                admin,
                "/admin/update-order-status/" + card.number() + "/",
                "{\"status\":\"%s\"}".formatted(kind.reviewStatus));
    }

    Order withdrawalDecision(String key, ReviewModel withdrawal, boolean approves) {
        return decision(
                key,
                approves ? Order.Kind.WITHDRAWAL_APPROVAL : Order.Kind.WITHDRAWAL_REJECTION,
                withdrawal,
                withdrawal.user().available(),
                null,
                admin,
                "/withdrawal/admin/requests/" + withdrawal.number() + "/process/",
                approves
                        ? "{\"action\":\"approve\",\"transaction_reference\":\"%s\"}".formatted(key)
                        : "{\"action\":\"reject\",\"reason\":\"No such number\"}");
    }

    Order cancellation(String key, ReviewModel withdrawal) {
        return decision(
                key,
                Order.Kind.WITHDRAWAL_CANCELLATION,
                withdrawal,
                withdrawal.user().available(),
                null,
                withdrawal.user().owner(),
                "/withdrawal/requests/" + withdrawal.number() + "/cancel/",
                "{}");
    }

    private static Order decision(
            String key,
            Order.Kind kind,
            ReviewModel review,
            WalletModel walletModel,
            @Nullable WalletModel to,
            GatewayClient caller,
            String path,
            String body) {
        return new Order(key, kind, walletModel, to, review.amount(), null, review, "", caller, path, body);
    }
}
