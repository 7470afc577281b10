package org.walletsuite.wallet.user;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.giftcard.Dollars;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.user.User;

/**
 * A user in the directory.
 *
 * @param number the user's id in the gift-card family
 * @param email null only for who can't log in
 * @param phoneVerified only for who can log in
 * @param hasPassword whether the user can log in, with a password or at the identity provider; else another system brought
 *     the user
 * @param language of texts for the user, see {@link Language}
 * @param level the KYC level, 1 to 3
 * @param version counts the changes of the data that other services may know
 * @param accessVersion counts changes of role and log-in
 * @param notBefore a whole second; access tokens issued before it are revoked; null while there are none
 * @param origin the code of the system that brought the user; null for who signed up by themselves
 * @param updatedAt when the data that other services may know changed last
 */
public record UserAccount(
        UUID id,
        long number,
        @Nullable String email,
        @Nullable String username,
        @Nullable String fullName,
        @Nullable String phone,
        boolean phoneVerified,
        String language,
        boolean hasPassword,
        boolean hasPin,
        Role role,
        int level,
        boolean active,
        long version,
        long accessVersion,
        @Nullable Instant notBefore,
        @Nullable String origin,
        Instant createdAt,
        Instant updatedAt) {

    /** The data that other services may know. */
    public User asUser() {
        return new User(
                id,
                number,
                email,
                fullName,
                username,
                phone,
                phoneVerified,
                language,
                level,
                active,
                version,
                createdAt,
                origin);
    }

    /** The e-mail of a user who can log in, who always has one. */
    public String requiredEmail() {
        return Objects.requireNonNull(email, "email");
    }

    /** The names of all roles of the user, the lowest first. */
    public List<String> roles() {
        return Stream.of(Role.values()).filter(role::includes).map(Role::name).toList();
    }

    /** The level in the gift-card family's format. */
    public String shownLevel() {
        return "Level " + level;
    }

    /** The most that the user may withdraw at once, in US dollars with two decimals. */
    public String transactionLimit() {
        return Dollars.text(asUser().transactionLimit());
    }

    public boolean kycVerified() {
        return level > 1;
    }
}
