package org.walletsuite.platform.event;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.user.User;

/**
 * What happened to a user, keyed by user. Each event says all that services may know of the user from then on; what has
 * no greater version than what a consumer knows already is to be ignored.
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

    /** Somebody signed up. */
    @EventType("user.registered.v1")
    record UserRegistered(String id, Instant time, User user) implements UserEvent {

        public UserRegistered {
            Objects.requireNonNull(user, "user");
        }
    }

    /** What somebody says of themselves changed, their phone was proved, or they may log in again. */
    @EventType("user.updated.v1")
    record UserUpdated(String id, Instant time, User user) implements UserEvent {

        public UserUpdated {
            Objects.requireNonNull(user, "user");
        }
    }

    /** An admin raised a user, to the level that the user has now. */
    @EventType("user.kyc-approved.v1")
    record KycApproved(String id, Instant time, User user) implements UserEvent {

        public KycApproved {
            Objects.requireNonNull(user, "user");
        }
    }

    /**
     * An admin refused to raise a user.
     *
     * @param level the one that the user wanted
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

    /** Somebody may not log in any more. */
    @EventType("user.disabled.v1")
    record UserDisabled(String id, Instant time, User user) implements UserEvent {

        public UserDisabled {
            Objects.requireNonNull(user, "user");
        }
    }
}
