package org.walletsuite.platform.aggregate;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.aggregate.CardOrder.Card;
import org.walletsuite.platform.aggregate.CardOrder.Status;
import org.walletsuite.platform.event.Outbox;
import org.walletsuite.platform.event.UserEvent.UserRegistered;
import org.walletsuite.platform.testing.TestUsers;

/** The commands on orders; each method is one transaction. */
class OrderDesk {

    private final CardOrders orders;
    private final Outbox outbox;
    private final Clock clock;

    OrderDesk(CardOrders orders, Outbox outbox, Clock clock) {
        this.orders = orders;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    CardOrder place(String reference, String recipient) {
        return orders.save(
                new CardOrder(reference, recipient, new Card("balloons", List.of("For", "you")), clock.instant()));
    }

    @Transactional
    CardOrder change(UUID id, Status next) {
        var order = orders.findById(id).orElseThrow();
        order.become(next, clock.instant());
        return order;
    }

    /** Changes an order after running something else amid the transaction. */
    @Transactional
    CardOrder change(UUID id, Status next, Runnable meanwhile) {
        var order = orders.findById(id).orElseThrow();
        meanwhile.run();
        order.become(next, clock.instant());
        return order;
    }

    /** Writes an order and its event, and then runs something else before both are committed. */
    @Transactional
    CardOrder announce(String reference, Consumer<CardOrder> rest) {
        var order = orders.saveAndFlush(new CardOrder(reference, "Ada", new Card("stars", List.of()), clock.instant()));
        outbox.add(new UserRegistered(reference, clock.instant(), TestUsers.user(order.id(), 1)));
        rest.accept(order);
        return order;
    }
}
