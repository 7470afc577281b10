package org.walletsuite.voucher.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.id.Ids;

/** What an order became, and who made it so. It is written once, with its order. */
@Entity
@Table(name = "gift_card_order_step")
class OrderStep {

    @Id
    private UUID id;

    @Column
    private int number;

    @Column
    @Enumerated(EnumType.STRING)
    private @Nullable OrderStatus fromStatus;

    @Column
    @Enumerated(EnumType.STRING)
    private OrderStatus toStatus;

    @Column
    private UUID actor;

    @Column
    private @Nullable String notes;

    @Column
    private @Nullable String reason;

    @Column
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills what it makes.
    OrderStep() {}

    OrderStep(int number, @Nullable OrderStatus from, OrderStatus to, Decision decision, Instant now) {
        this.id = Ids.next();
        this.number = number;
        this.fromStatus = from;
        this.toStatus = to;
        this.actor = decision.by();
        this.notes = decision.notes();
        this.reason = decision.reason();
        this.createdAt = now;
    }
}
