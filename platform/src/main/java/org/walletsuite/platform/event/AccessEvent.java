package org.walletsuite.platform.event;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What a user may do, keyed by user; the topic is compacted, so that its last event per user is the state. */
@Topic(AccessEvent.TOPIC)
public sealed interface AccessEvent extends DomainEvent {

    String TOPIC = "access";

    UUID userId();

    @Override
    default String key() {
        return userId().toString();
    }

    /**
     * A user's roles or permission to log in changed.
     *
     * @param version counts the user's changes; ignore an event with a lower version than the last one
     * @param notBefore a whole second; tokens issued before it are revoked
     * @param active whether the user may log in
     * @param roles all roles of the user from now on
     */
    @EventType("access.changed.v1")
    record AccessChanged(
            String id, Instant time, UUID userId, long version, Instant notBefore, boolean active, List<String> roles)
            implements AccessEvent {

        public AccessChanged {
            Objects.requireNonNull(userId, "userId");
            Objects.requireNonNull(notBefore, "notBefore");
        }
    }
}
