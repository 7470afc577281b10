package org.walletsuite.voucher.order;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.walletsuite.platform.giftcard.Dollars;
import org.walletsuite.platform.idempotency.Reply;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The answers to those who changed an order; they depend on the change alone, not on what became of the order since. */
final class Answers {

    private Answers() {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Created(long id, String type, long card, String cardName, String amount, String status, Instant createdAt) {}

    record Updated(String detail, long id, String status) {}

    /** The answer to what brought an order to where it is. */
    static Reply<?> to(Order order) {
        return switch (order.status()) {
            case PROCESSING -> created(order);
            case ASSIGNED, APPROVED, REJECTED, COMPLETED, CANCELLED -> updated(order.number(), order.status());
            case CREATING, REFUSED -> throw new IllegalStateException(order.status() + " is no outcome");
        };
    }

    static Reply<Created> created(Order order) {
        return Reply.created(new Created(
                order.number(),
                order.type().text(),
                order.cardId(),
                order.cardName(),
                Dollars.text(order.amount()),
                OrderStatus.PROCESSING.text(),
                order.createdAt().truncatedTo(ChronoUnit.SECONDS)));
    }

    static Reply<Updated> updated(long number, OrderStatus status) {
        return Reply.ok(new Updated("Order status updated to " + status.text() + ".", number, status.text()));
    }
}
