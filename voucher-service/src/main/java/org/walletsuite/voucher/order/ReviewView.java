package org.walletsuite.voucher.order;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.giftcard.Dollars;
import org.walletsuite.platform.user.User;
import org.walletsuite.voucher.catalogue.GiftCard;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * An order in the lists of admins.
 *
 * @param rate a decimal
 * @param creditedAmount what the order is worth to the user
 */
@JsonNaming(SnakeCaseStrategy.class)
record ReviewView(
        long id,
        Customer user,
        String type,
        long card,
        String cardName,
        String amount,
        String rate,
        String creditedAmount,
        String status,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * Who offers the card.
     *
     * @param email null where nobody knows the user any more
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Customer(
            long id,
            UUID userId,
            @Nullable String email,
            @Nullable String fullName) {}

    static ReviewView of(OrderRow order, @Nullable User seller) {
        return new ReviewView(
                order.number(),
                new Customer(
                        order.userNumber(),
                        order.userId(),
                        seller == null ? null : seller.email(),
                        seller == null ? null : seller.fullName()),
                order.type().text(),
                order.cardId(),
                order.cardName(),
                Dollars.text(order.amount()),
                GiftCard.text(order.rate()),
                Dollars.text(order.credited()),
                order.status().text(),
                order.createdAt().truncatedTo(ChronoUnit.SECONDS),
                order.updatedAt().truncatedTo(ChronoUnit.SECONDS));
    }
}
