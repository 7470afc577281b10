package org.walletsuite.platform.user;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PutExchange;

/**
 * The internal API of wallet-service for users that other systems know too; only partner-sync-service may call it. Users
 * come in lists, so that an import takes a call a page, and in bodies, because paths and queries end up in logs. The
 * changes are PUT, because they may be retried. A list that is empty, too long, or has an item that is not normalised is
 * 400, and changes nothing.
 */
@HttpExchange("/internal/synced-users")
public interface SyncedUserApi {

    /** The most users in one request or response. */
    int MOST = 1_000;

    /** The most characters of a user's id in another system. */
    int LONGEST_EXTERNAL_ID = 255;

    /** The most characters of a name. */
    int LONGEST_NAME = 200;

    /**
     * The users here of users there, in the order of the request, created where there is none. A user there is who was
     * answered for the same id before; else who has the e-mail; else who proved the phone; else the one user without a
     * password who has the phone, unless two e-mails say that these are two. Changes nothing of a user who is found.
     * Somebody with a password is found only by an address that the system vouches for, and otherwise not remembered as who
     * has this id.
     *
     * <p>A user who was created of a phone only gives way to whom an address turns out to belong, and is disabled: so ask
     * again where {@link #apply} says that an address is taken, and expect another user than before.
     */
    @PutExchange
    List<Result> findOrCreate(@RequestBody List<SyncedUser> users);

    /**
     * Gives users without a password other addresses, all of them or none. Users of one list may swap addresses. An
     * address is taken while a user outside the list has it; a phone, while such a user has proved it or has no password.
     */
    @PutExchange("/addresses")
    Applied apply(@RequestBody List<AddressChange> changes);

    /** Those of these users who log in, by a password or a provider: who they are said themselves, and no system. */
    @PutExchange("/signed-up")
    List<UUID> signedUp(@RequestBody List<UUID> users);

    /**
     * The users with an address who were created from one instant on and before another, the oldest first.
     *
     * @param until null for no end
     */
    @GetExchange("/created")
    Page created(
            @RequestParam Instant since,
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam long offset,
            @RequestParam int limit);

    /** The same of the users who were created last, the newest first; the total is no more than their count. */
    @GetExchange("/recent")
    Page recent(@RequestParam int count, @RequestParam long offset, @RequestParam int limit);

    /**
     * A user of another system, as {@link org.walletsuite.platform.normalisation} writes addresses.
     *
     * @param system its code
     * @param externalId the user's id there
     * @param email null only where there is a phone
     * @param fullName kept if the user is created
     * @param emailUnproved whether the system says that the e-mail may be somebody else's, like the phone; null for no
     */
    record SyncedUser(
            String system,
            String externalId,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String fullName,
            @Nullable Boolean emailUnproved,
            @Nullable Boolean phoneUnproved) {

        /** Whether the system vouches for one of a user's addresses here. */
        public boolean isProvedBy(@Nullable String userEmail, @Nullable String userPhone) {
            return (email != null && !Boolean.TRUE.equals(emailUnproved) && email.equals(userEmail))
                    || (phone != null && !Boolean.TRUE.equals(phoneUnproved) && phone.equals(userPhone));
        }

        @Override
        public String toString() {
            return "SyncedUser[" + system + ":" + externalId + "]";
        }
    }

    /**
     * Who a user of another system is here, and the addresses the user has here.
     *
     * @param hasPassword whether the user signed up here, so that no other system may change the addresses
     */
    record Result(
            UUID userId,
            Outcome outcome,
            boolean hasPassword,
            @Nullable String email,
            @Nullable String phone) {

        public Result {
            Objects.requireNonNull(userId, "userId");
            Objects.requireNonNull(outcome, "outcome");
        }

        @Override
        public String toString() {
            return "Result[userId=" + userId + ", outcome=" + outcome + "]";
        }
    }

    /** What came of looking for a user. */
    enum Outcome {
        /** There was none. */
        CREATED,
        /** The user is from now on the one of this id, if not before. */
        FOUND,
        /** The user with the address has a password, and the system does not vouch for the address; nothing changed. */
        UNPROVED,
        /** The user with the address is already the one of another id of the same system, and stays that; nothing changed. */
        TAKEN
    }

    /**
     * A user's other addresses; null leaves one as it is.
     *
     * @param phone not proved
     */
    record AddressChange(
            UUID userId, @Nullable String email, @Nullable String phone) {

        @Override
        public String toString() {
            return "AddressChange[userId=" + userId + "]";
        }
    }

    /**
     * What came of a list of changes.
     *
     * @param applied whether all were; else none
     * @param refused why not; empty where they were applied
     */
    record Applied(boolean applied, List<Refusal> refused) {

        public Applied {
            refused = List.copyOf(refused);
        }
    }

    /** Why one change of a list can't be; a user has as many as there are reasons. */
    record Refusal(UUID userId, Reason reason) {

        public Refusal {
            Objects.requireNonNull(userId, "userId");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** A reason for a refusal. */
    enum Reason {
        UNKNOWN_USER,
        HAS_PASSWORD,
        EMAIL_TAKEN,
        PHONE_TAKEN
    }

    /**
     * A part of a list of users.
     *
     * @param total how many there are in the whole list
     */
    record Page(long total, List<UserRecord> users) {

        public Page {
            users = List.copyOf(users);
        }
    }

    /**
     * A user, and when something of the user changed.
     *
     * @param updatedAt when a service could first see the data as it is
     */
    record UserRecord(User user, Instant createdAt, Instant updatedAt) {

        public UserRecord {
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(createdAt, "createdAt");
            Objects.requireNonNull(updatedAt, "updatedAt");
        }
    }
}
