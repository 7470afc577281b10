package org.walletsuite.runner.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.walletsuite.runner.fixture.GatewayClient;
import org.walletsuite.runner.fixture.GatewayClient.Answer;
import org.walletsuite.runner.fixture.MultipartForm;
import tools.jackson.databind.JsonNode;

/** Sends orders once: one by one with their keys, or as batches of offline payments. */
final class OrderSubmitter {

    private static final Duration SOON = Duration.ofMillis(500);

    private final RetryingClient retryingClient;
    private final GatewayClient staff;
    private final Discrepancies discrepancies;

    OrderSubmitter(RetryingClient retryingClient, GatewayClient staff, Discrepancies discrepancies) {
        this.retryingClient = retryingClient;
        this.staff = staff;
        this.discrepancies = discrepancies;
    }

    /** One order, or several that are all offline payments; an outcome for each. */
    List<Outcome> hand(List<Order> orders) {
        return orders.getFirst().isOffline() ? handBatch(orders) : List.of(hand(orders.getFirst()));
    }

    private Outcome hand(Order order) {
        var isPayment = order.kind() == Order.Kind.PURCHASE;
        var tried = retryingClient.once(order.toString(), isPayment, () -> send(order));
        return switch (tried) {
            case RetryingClient.Attempt.Unanswered(var pause) -> new Outcome.Unknown(pause);
            case RetryingClient.Attempt.Answered(var answer) ->
                answer.status() == 200 || answer.status() == 201
                        ? new Outcome.Posted(transaction(order, answer.json()), answer.body(), answer.isReplay())
                        : new Outcome.Refused(refusal(order, answer));
        };
    }

    private static Answer send(Order order) {
        var kind = order.kind();
        if (kind == Order.Kind.GIFT_CARD) {
            return order.caller().send("POST", order.path(), MultipartForm.TYPE, order.body(), order.key());
        }
        if (kind == Order.Kind.GIFT_CARD_APPROVAL || kind == Order.Kind.GIFT_CARD_REJECTION) {
            return order.caller().send("PATCH", order.path(), "application/json", order.body(), order.key());
        }
        return order.caller().post(order.path(), order.body(), order.key());
    }

    private static Transaction transaction(Order order, JsonNode answer) {
        return switch (order.kind().family) {
            case FESTIVAL -> Transaction.of(answer.path("data"));
            case MAIN_WALLET -> Transaction.ofMainWallet(order.walletModel().wallet(), answer.path("data"));
            case GIFT_CARD -> Transaction.ofReview(order, answer);
        };
    }

    /** The gift-card family's errors are told apart by their words only. */
    private static String refusal(Order order, Answer answer) {
        return switch (order.kind().family) {
            case FESTIVAL -> answer.errorCode();
            case MAIN_WALLET -> answer.json().path("message").asString("");
            case GIFT_CARD -> answer.body();
        };
    }

    private List<Outcome> handBatch(List<Order> orders) {
        var what = "a batch of " + orders.getFirst().key();
        var body = orders.stream().map(Order::body).collect(Collectors.joining(",", "{\"payments\":[", "]}"));
        return switch (retryingClient.once(what, false, () -> staff.post("/api/v1/payments/batch", body))) {
            case RetryingClient.Attempt.Unanswered(var pause) ->
                orders.stream().<Outcome>map(_ -> new Outcome.Unknown(pause)).toList();
            case RetryingClient.Attempt.Answered(var answer) -> outcomes(what, orders, answer);
        };
    }

    private List<Outcome> outcomes(String what, List<Order> orders, Answer answer) {
        var data = answer.json().path("data");
        var outcomes = new ArrayList<Outcome>();
        if (answer.status() != 200 || data.size() != orders.size()) {
            discrepancies.add(what + " of " + orders.size() + " was answered " + answer.status() + " " + answer.body());
        }
        for (var i = 0; i < orders.size(); i++) {
            outcomes.add(outcome(orders.get(i), data.path(i)));
        }
        if (outcomes.stream().anyMatch(Outcome.Unknown.class::isInstance)) {
            retryingClient.unansweredInPart();
        }
        return outcomes;
    }

    private Outcome outcome(Order order, JsonNode item) {
        if (!item.path("offlineId").asString("").equals(order.key())) {
            discrepancies.add(order + " was answered in its batch by " + item);
            return new Outcome.Unknown(SOON);
        }
        var transaction = item.path("transaction");
        return switch (item.path("status").asString("")) {
            case "COMPLETED" -> new Outcome.Posted(Transaction.of(transaction), transaction.toString(), false);
            case "DUPLICATE" -> new Outcome.Posted(Transaction.of(transaction), transaction.toString(), true);
            default -> refusal(order, item.path("error").path("code").asString(""));
        };
    }

    private Outcome refusal(Order order, String code) {
        return switch (code) {
            case "SERVICE_UNAVAILABLE", "TIMEOUT", "BAD_GATEWAY", "CONFLICT" -> new Outcome.Unknown(SOON);
            case "INTERNAL_ERROR", "" -> {
                discrepancies.add(order + " failed in its batch: " + code);
                yield new Outcome.Unknown(SOON);
            }
            default -> new Outcome.Refused(code);
        };
    }
}
