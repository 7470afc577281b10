package org.walletsuite.platform.event;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** What becomes of those whom partners know by a phone number, keyed by customer. Never has the number itself. */
@Topic(CustomerEvent.TOPIC)
public sealed interface CustomerEvent extends DomainEvent {

    String TOPIC = "customers";

    UUID customerId();

    @Override
    default String key() {
        return customerId().toString();
    }

    /**
     * A user proved the customer's phone number: all that the customer owns, and all that it gets later, is the user's.
     * Happens to a customer once at most. A request that asked for the customer just before may still credit it after
     * this event, so consumers remember it.
     */
    @EventType("customer.claimed.v1")
    record CustomerClaimed(String id, Instant time, UUID customerId, UUID userId) implements CustomerEvent {

        public CustomerClaimed {
            Objects.requireNonNull(customerId, "customerId");
            Objects.requireNonNull(userId, "userId");
        }
    }
}
