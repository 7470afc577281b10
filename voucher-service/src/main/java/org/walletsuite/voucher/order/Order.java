package org.walletsuite.voucher.order;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.event.OrderEvent;
import org.walletsuite.platform.event.OrderEvent.OrderApproved;
import org.walletsuite.platform.event.OrderEvent.OrderAssigned;
import org.walletsuite.platform.event.OrderEvent.OrderCancelled;
import org.walletsuite.platform.event.OrderEvent.OrderCompleted;
import org.walletsuite.platform.event.OrderEvent.OrderCreated;
import org.walletsuite.platform.event.OrderEvent.OrderRejected;
import org.walletsuite.platform.event.OrderEvent.Particulars;
import org.walletsuite.platform.giftcard.GiftCardAccounts;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.workflow.UnderWay;
import org.walletsuite.platform.workflow.Workflow;

/**
 * A gift card that a user sells. A change that moves money begins as an intent: the status stays, and {@code becoming} has
 * the one it will be. The request that committed the intent, or the worker after the lease, calls the ledger and then
 * {@link #conclude}. All of it needs the row's lock.
 */
@Entity
@Table(name = "gift_card_order")
class Order {

    private static final String OWN = "You cannot change the status of your own order.";

    @Id
    private UUID id;

    @Version
    private @Nullable Long version;

    private long number;
    private UUID userId;
    private long userNumber;

    @Enumerated(EnumType.STRING)
    private OrderType type;

    @Column
    private long cardId;

    private String cardName;

    @Column
    private BigDecimal rate;

    private long amount;
    private long credited;

    @Enumerated(EnumType.STRING)
    private OrderStatus status;

    @Enumerated(EnumType.STRING)
    private @Nullable OrderStatus becoming;

    private UUID intentId;

    @Enumerated(EnumType.STRING)
    private @Nullable Refusal refusal;

    private @Nullable UUID decidedBy;
    private @Nullable String notes;
    private @Nullable String reason;
    private Instant createdAt;

    @Column
    private Instant updatedAt;

    @Column
    private @Nullable Instant nextAttemptAt;

    @Column
    private int attempts;

    @OneToMany(cascade = CascadeType.PERSIST)
    @JoinColumn(name = "order_id", nullable = false, updatable = false)
    @OrderBy("number")
    private List<OrderStep> history = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // Hibernate fills what it makes.
    Order() {}

    /** The intent to credit the card's worth to the user's pending balance. */
    Order(long number, Seller seller, Offer offer, Instant now) {
        this(Ids.next(), number, seller, offer, now);
    }

    /** One that the ledger knows by this id. */
    Order(UUID id, long number, Seller seller, Offer offer, Instant now) {
        this.id = id;
        this.number = number;
        this.userId = seller.id();
        this.userNumber = seller.number();
        this.type = offer.type();
        this.cardId = offer.card().id();
        this.cardName = offer.card().name();
        this.rate = offer.card().rate();
        this.amount = offer.amount();
        this.credited = offer.credited();
        this.status = OrderStatus.CREATING;
        this.becoming = OrderStatus.PROCESSING;
        this.intentId = id;
        this.createdAt = now;
        this.updatedAt = now;
        this.nextAttemptAt = now.plus(Workflow.LEASE);
    }

    /** The intent of an admin's decision; throws where the status can't change to it, or another change is under way. */
    void decide(OrderStatus next, Principal.User admin, Decision decision, Instant now) {
        admin.mustNotBe(userId, OWN);
        begin(next, decision, now);
    }

    /** The intent of a decision, also of one that was made before this row forgot it. */
    void begin(OrderStatus next, Decision decision, Instant now) {
        if (becoming != null) {
            throw new UnderWay();
        }
        if (!status.canBecome(next)) {
            throw new OrderStatus.IllegalTransition(status, next);
        }
        becoming = next;
        intentId = Ids.next();
        decidedBy = decision.by();
        notes = decision.notes();
        reason = decision.reason();
        updatedAt = now;
        nextAttemptAt = now.plus(Workflow.LEASE);
    }

    /** Reaches the intended status; returns the event of it. */
    OrderEvent conclude(Instant now) {
        var before = status == OrderStatus.CREATING ? null : status;
        reach(Objects.requireNonNull(becoming, "Nothing is under way"), now);
        history.add(new OrderStep(history.size() + 1, before, status, decision(), now));
        return event(now);
    }

    /** Publishes nothing: no event said that the order exists. An attempt may be on its way to the ledger still. */
    void refuse(Refusal why, Instant now) {
        reach(OrderStatus.REFUSED, now);
        refusal = why;
        nextAttemptAt = lateUntil();
    }

    /** Its money came to the ledger after the refusal, and has to be taken back. */
    void cameLate(Instant now) {
        nextAttemptAt = now.plus(Workflow.LEASE);
    }

    /** Whether an attempt from before the refusal may come to the ledger still. */
    boolean mayComeLate(Instant now) {
        return now.isBefore(lateUntil());
    }

    private Instant lateUntil() {
        return updatedAt.plus(Workflow.LEASE);
    }

    /** Nothing of this refused order is in the ledger, nor will be, unless something came since it was read so. */
    void settle(Order asRead) {
        if (Objects.equals(version, asRead.version)) {
            nextAttemptAt = null;
            attempts = 0;
        }
    }

    private void reach(OrderStatus next, Instant now) {
        if (!status.canBecome(next)) {
            throw new OrderStatus.IllegalTransition(status, next);
        }
        status = next;
        becoming = null;
        updatedAt = now;
        nextAttemptAt = null;
        attempts = 0;
    }

    private Decision decision() {
        return decidedBy == null ? Decision.ofUser(userId) : new Decision(decidedBy, notes, reason);
    }

    /** Each status is reached once. */
    private OrderEvent event(Instant now) {
        var event = id + ":" + status;
        var order = new Particulars(
                id, number, userId, userNumber, type.text(), cardName, amount, credited, GiftCardAccounts.USD.code());
        var by = decision().by();
        return switch (status) {
            case PROCESSING -> new OrderCreated(event, now, order);
            case ASSIGNED -> new OrderAssigned(event, now, order, by);
            case APPROVED -> new OrderApproved(event, now, order, by);
            case REJECTED -> new OrderRejected(event, now, order, by, reason);
            case COMPLETED -> new OrderCompleted(event, now, order, by);
            case CANCELLED -> new OrderCancelled(event, now, order, by, reason);
            case CREATING, REFUSED -> throw new IllegalStateException("No event says that an order is " + status);
        };
    }

    UUID id() {
        return id;
    }

    long number() {
        return number;
    }

    UUID userId() {
        return userId;
    }

    long userNumber() {
        return userNumber;
    }

    OrderType type() {
        return type;
    }

    long cardId() {
        return cardId;
    }

    String cardName() {
        return cardName;
    }

    /** In cents. */
    long amount() {
        return amount;
    }

    /** What the user gets, in cents. */
    long credited() {
        return credited;
    }

    OrderStatus status() {
        return status;
    }

    /** The status that the order is about to reach. */
    Optional<OrderStatus> becoming() {
        return Optional.ofNullable(becoming);
    }

    /** The latest intent, by which idempotency keys find their answer. */
    UUID intentId() {
        return intentId;
    }

    /** Why the ledger rejected the order; throws where it did not. */
    Refusal refusal() {
        return Objects.requireNonNull(refusal, "The ledger refused nothing");
    }

    Instant createdAt() {
        return createdAt;
    }
}
