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

    /**
     * What somebody says of themselves changed, or their phone was proved.
     *
     * @param version counts the user's changes from 2 on; an older one that comes later is to be ignored
     * @param phoneVerified whether the user proved to have the phone
     */
    @EventType("user.updated.v1")
    record UserUpdated(
            String id,
            Instant time,
            UUID userId,
            long number,
            long version,
            String email,
            @Nullable String fullName,
            @Nullable String username,
            @Nullable String phone,
            boolean phoneVerified)
            implements UserEvent {}

    /**
     * An admin raised a user.
     *
     * @param level the user's from now on, 2 or 3
     */
    @EventType("user.kyc-approved.v1")
    record KycApproved(String id, Instant time, UUID userId, long number, int level) implements UserEvent {}

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
            UUID userId,
            long number,
            int level,
            @Nullable String reason) implements UserEvent {}

    /** Somebody may not log in any more. */
    @EventType("user.disabled.v1")
    record UserDisabled(String id, Instant time, UUID userId, long number) implements UserEvent {}
}
