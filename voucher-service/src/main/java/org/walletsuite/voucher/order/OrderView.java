package org.walletsuite.voucher.order;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.giftcard.Dollars;
import org.walletsuite.voucher.catalogue.GiftCard;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * An order as its owner reads it.
 *
 * @param rate a decimal
 * @param creditedAmount what the order is worth to the owner
 * @param hasImage whether the owner sent a picture, which is shown to admins only
 * @param reason why the order was rejected or cancelled, where an admin says so
 */
@JsonNaming(SnakeCaseStrategy.class)
record OrderView(
        long id,
        String type,
        long card,
        String cardName,
        String amount,
        String rate,
        String creditedAmount,
        String status,
        @Nullable String reason,
        boolean hasImage,
        Instant createdAt,
        Instant updatedAt) {

    static OrderView of(OrderRow order) {
        return new OrderView(
                order.number(),
                order.type().text(),
                order.cardId(),
                order.cardName(),
                Dollars.text(order.amount()),
                GiftCard.text(order.rate()),
                Dollars.text(order.credited()),
                order.status().text(),
                order.status().hasReason() ? order.reason() : null,
                order.type() == OrderType.PHYSICAL,
                order.createdAt().truncatedTo(ChronoUnit.SECONDS),
                order.updatedAt().truncatedTo(ChronoUnit.SECONDS));
    }
}
