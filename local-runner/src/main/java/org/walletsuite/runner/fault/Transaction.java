package org.walletsuite.runner.fault;

import tools.jackson.databind.JsonNode;

/**
 * A transaction as shown to a client. Amounts are in minor units.
 *
 * @param reference the refunded payment, the gift card's or withdrawal's number, or the client's own reference; empty
 *     when there is none
 */
record Transaction(
        String id, String wallet, String type, long amount, long before, long after, String reference, String status) {

    static final String COMPLETED = "COMPLETED";
    static final String REFUNDED = "REFUNDED";

    static Transaction of(JsonNode json) {
        return new Transaction(
                json.path("id").asString(""),
                json.path("walletId").asString(""),
                json.path("type").asString(""),
                json.path("amount").asLong(0),
                json.path("balanceBefore").asLong(0),
                json.path("balanceAfter").asLong(0),
                json.path("reference").asString(""),
                json.path("status").asString(""));
    }

    /** A line of a main wallet's history, whose amounts have no sign. */
    static Transaction ofMainWallet(String wallet, JsonNode json) {
        var before = Decimals.minor(json.path("balanceBefore"));
        var after = Decimals.minor(json.path("balanceAfter"));
        var amount = Decimals.minor(json.path("amount"));
        return new Transaction(
                json.path("transactionId").asString(""),
                wallet,
                json.path("type").asString(""),
                after < before ? -amount : amount,
                before,
                after,
                "",
                json.path("status").asString(""));
    }

    /**
     * The answer to who began or decided a gift card or a withdrawal. It has no balances, and where it has no amount
     * it says nothing against the order's.
     */
    static Transaction ofReview(Order order, JsonNode json) {
        var kind = order.kind();
        var number = reviewNumber(order, json);
        var isAsOrdered = json.path("status").asString("").equals(kind.reviewStatus);
        var amount = json.has("amount") ? Decimals.minor(json.path("amount")) : order.amount();
        return new Transaction(
                kind.type + "-" + number,
                order.walletModel().wallet(),
                kind.type,
                kind.sign * amount,
                0,
                0,
                Long.toString(number),
                isAsOrdered ? COMPLETED : json.path("status").asString(""));
    }

    private static long reviewNumber(Order order, JsonNode json) {
        var review = order.review();
        if (review != null && order.kind().isDecision()) {
            return review.number();
        }
        return json.path(order.kind() == Order.Kind.GIFT_CARD ? "id" : "withdrawal_id")
                .asLong(0);
    }

    Transaction with(String otherStatus) {
        return new Transaction(id, wallet, type, amount, before, after, reference, otherStatus);
    }
}
