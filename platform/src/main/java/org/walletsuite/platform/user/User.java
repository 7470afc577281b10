package org.walletsuite.platform.user;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What services may know of a user.
 *
 * @param number the sequence number that the gift-card family knows the user by
 * @param email in its one form
 * @param phone in E.164; anybody may claim one
 * @param phoneVerified whether the user proved to have the phone
 * @param level how well the user is known, 1 to 3
 * @param active whether the user may log in
 * @param version counts the changes of what is said here, from 1 on; of two, the greater is the newer
 */
public record User(
        UUID id,
        long number,
        String email,
        @Nullable String fullName,
        @Nullable String username,
        @Nullable String phone,
        boolean phoneVerified,
        int level,
        boolean active,
        long version) {

    public User {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(email, "email");
    }

    /** The most that this user may withdraw at once, in US cents. */
    public long transactionLimit() {
        return switch (level) {
            case 1 -> 250_000_00L;
            case 2 -> 5_000_000_00L;
            case 3 -> 50_000_000_00L;
            default -> throw new IllegalStateException("There is no level " + level);
        };
    }

    @Override
    public String toString() {
        return "User[id=" + id + ", version=" + version + "]";
    }
}
