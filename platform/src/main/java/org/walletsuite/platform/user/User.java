package org.walletsuite.platform.user;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user's data that services may know.
 *
 * @param number the user's id in the gift-card family
 * @param email normalised; null for a user whom another system knows by a phone only, and who has no password
 * @param phone in E.164; not unique unless verified
 * @param phoneVerified whether the user verified the phone
 * @param language of texts for the user, {@code en} or {@code fr}; English where an older version did not say
 * @param level the KYC level, 1 to 3
 * @param active whether the user may log in
 * @param version counts the changes of this data, from 1 on; the greater version is the newer one
 * @param createdAt null where an older version did not say
 * @param origin the code of the other system that the user was created for; null for a user who signed up
 */
public record User(
        UUID id,
        long number,
        @Nullable String email,
        @Nullable String fullName,
        @Nullable String username,
        @Nullable String phone,
        boolean phoneVerified,
        String language,
        int level,
        boolean active,
        long version,
        @Nullable Instant createdAt,
        @Nullable String origin) {

    /** The language of users who chose none. */
    public static final String DEFAULT_LANGUAGE = "en";

    public User {
        Objects.requireNonNull(id, "id");
        language = Objects.requireNonNullElse(language, DEFAULT_LANGUAGE);
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
