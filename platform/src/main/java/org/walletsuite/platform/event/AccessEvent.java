package org.walletsuite.platform.event;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What a person may do, keyed by user; the topic is compacted, so that its last event per user is the state. */
@Topic(AccessEvent.TOPIC)
public sealed interface AccessEvent extends DomainEvent {

    String TOPIC = "access";

    UUID userId();

    @Override
    default String key() {
        return userId().toString();
    }

    /**
     * Roles or log-in of a person changed.
     *
     * @param version counts the person's changes; an older one that comes later is to be ignored
     * @param notBefore a whole second; tokens that say they were issued before are dead
     * @param active whether the person may log in
     * @param roles all that the person has from now on
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
