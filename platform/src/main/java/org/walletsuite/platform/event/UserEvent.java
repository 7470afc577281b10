package org.walletsuite.platform.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a user, keyed by user. */
@Topic(UserEvent.TOPIC)
public sealed interface UserEvent extends DomainEvent {

    String TOPIC = "users";

    UUID userId();

    @Override
    default String key() {
        return userId().toString();
    }

    /**
     * Somebody signed up.
     *
     * @param number the user's sequence number
     */
    @EventType("user.registered.v1")
    record UserRegistered(
            String id,
            Instant time,
            UUID userId,
            long number,
            String email,
            @Nullable String fullName,
            @Nullable String username,
            @Nullable String phone)
            implements UserEvent {}
}
