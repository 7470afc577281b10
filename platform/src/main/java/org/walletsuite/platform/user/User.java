package org.walletsuite.platform.user;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user's data that services may know.
 *
 * @param number the user's id in the gift-card family
 * @param email normalised
 * @param phone in E.164; not unique unless verified
 * @param phoneVerified whether the user verified the phone
 * @param level the KYC level, 1 to 3
 * @param active whether the user may log in
 * @param version counts the changes of this data, from 1 on; the greater version is the newer one
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

    @Override
    public String toString() {
        return "User[id=" + id + ", version=" + version + "]";
    }
}
