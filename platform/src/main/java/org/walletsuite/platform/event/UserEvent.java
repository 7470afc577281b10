package org.walletsuite.platform.event;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.user.User;

/**
 * What happened to a user, keyed by user. Each event has the user's full state as services may know it. Ignore an event
 * whose version is not above the last one.
 */
@Topic(UserEvent.TOPIC)
public sealed interface UserEvent extends DomainEvent {

    String TOPIC = "users";

    User user();

    default UUID userId() {
        return user().id();
    }

    @Override
    default String key() {
        return userId().toString();
    }

    /** A user signed up, or was created for another system, which the user's origin then names. */
    @EventType("user.registered.v1")
    record UserRegistered(String id, Instant time, User user) implements UserEvent {

        public UserRegistered {
            Objects.requireNonNull(user, "user");
        }
    }

    /**
     * A user's profile changed, their phone was verified, they may log in again, or a user whom another system brought
     * signed up.
     */
    @EventType("user.updated.v1")
    record UserUpdated(String id, Instant time, User user) implements UserEvent {

        public UserUpdated {
            Objects.requireNonNull(user, "user");
        }
    }

    /** An admin raised a user's level. */
    @EventType("user.kyc-approved.v1")
    record KycApproved(String id, Instant time, User user) implements UserEvent {

        public KycApproved {
            Objects.requireNonNull(user, "user");
        }
    }

    /**
     * An admin refused to raise a user's level.
     *
     * @param level the requested level
     * @param reason the admin's, for the user
     */
    @EventType("user.kyc-rejected.v1")
    record KycRejected(
            String id,
            Instant time,
            User user,
            int level,
            @Nullable String reason) implements UserEvent {

        public KycRejected {
            Objects.requireNonNull(user, "user");
        }
    }

    /** A user may not log in any more. */
    @EventType("user.disabled.v1")
    record UserDisabled(String id, Instant time, User user) implements UserEvent {

        public UserDisabled {
            Objects.requireNonNull(user, "user");
        }
    }
}
