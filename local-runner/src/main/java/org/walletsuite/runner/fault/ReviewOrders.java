package org.walletsuite.runner.fault;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.walletsuite.runner.SampleAccounts;
import org.walletsuite.runner.fixture.FestivalFixture;
import org.walletsuite.runner.fixture.GatewayClient;

/** Builds the gift-card family's requests for orders: to sell a card, to withdraw what it came to, to decide on both. */
final class ReviewOrders {

    private static final String BOUNDARY = "end-of-field";

    /** The type of a form that sells a card. */
    static final String FORM_TYPE = "multipart/form-data; boundary=" + BOUNDARY;

    private final GatewayClient admin;
    private final long card;

    private ReviewOrders(GatewayClient admin, long card) {
        this.admin = admin;
        this.card = card;
    }

    /** Of a new card, which is worth what is on it. */
    static ReviewOrders at(FestivalFixture fixture) {
        var store =
                created(fixture, "/admin/create-gift-store/", "{\"name\":\"Store %s\"}".formatted(UUID.randomUUID()));
        var card = created(
                fixture,
                "/admin/create-gift-card/",
                "{\"store\":%s,\"name\":\"Card\",\"type\":\"Both\",\"rate\":\"1\"}".formatted(store));
        return new ReviewOrders(fixture.admin, card);
    }

    private static long created(FestivalFixture fixture, String path, String body) {
        var answer = fixture.admin.post(path, body);
        if (answer.status() != 201) {
            throw new IllegalStateException(path + " was refused: " + answer.body());
        }
        return answer.json().path("id").asLong();
    }

    Order giftCard(String key, UserModel user, long amount) {
        var review = new ReviewModel(Order.Kind.GIFT_CARD, user, amount);
        var form = Stream.of(
                        field("type", "E-Code"),
                        field("card", Long.toString(card)),
                        field("amount", Decimals.text(amount)),
                        field("e_code_pin", key))
                .collect(Collectors.joining("", "", "--" + BOUNDARY + "--\r\n"));
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
                form);
    }

    private static String field(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
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
