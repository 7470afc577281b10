package org.walletsuite.platform.event;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a user's gift-card order, keyed by order. */
@Topic(OrderEvent.TOPIC)
public sealed interface OrderEvent extends DomainEvent {

    String TOPIC = "orders";

    Particulars order();

    @Override
    default String key() {
        return order().id().toString();
    }

    /**
     * What never changes of an order.
     *
     * @param number the id that users and admins know it by
     * @param userNumber the id that the gift-card family knows the user by
     * @param type {@code Physical} or {@code E-Code}
     * @param amount of the card, in minor units of the currency
     * @param credited what the user gets for it, in minor units of the currency
     */
    record Particulars(
            UUID id,
            long number,
            UUID userId,
            long userNumber,
            String type,
            String cardName,
            long amount,
            long credited,
            String currency) {

        public Particulars {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(userId, "userId");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(cardName, "cardName");
            Objects.requireNonNull(currency, "currency");
        }
    }

    /** A user offered a card, whose worth is the user's pending money from now on. */
    @EventType("order.created.v1")
    record OrderCreated(String id, Instant time, Particulars order) implements OrderEvent {}

    /** An admin looks into it. */
    @EventType("order.assigned.v1")
    record OrderAssigned(String id, Instant time, Particulars order, UUID decidedBy) implements OrderEvent {}

    /** The card is good, and its worth the user's to withdraw. */
    @EventType("order.approved.v1")
    record OrderApproved(String id, Instant time, Particulars order, UUID decidedBy) implements OrderEvent {}

    /**
     * The card is not taken, and the pending money gone.
     *
     * @param reason the admin's, for the user
     */
    @EventType("order.rejected.v1")
    record OrderRejected(
            String id,
            Instant time,
            Particulars order,
            UUID decidedBy,
            @Nullable String reason) implements OrderEvent {}

    /** Nothing is left to be done about an order that was approved. */
    @EventType("order.completed.v1")
    record OrderCompleted(String id, Instant time, Particulars order, UUID decidedBy) implements OrderEvent {}

    /**
     * The order was taken back, and the pending money is gone.
     *
     * @param reason the admin's, for the user
     */
    @EventType("order.cancelled.v1")
    record OrderCancelled(
            String id,
            Instant time,
            Particulars order,
            UUID decidedBy,
            @Nullable String reason) implements OrderEvent {}
}
