package org.walletsuite.wallet.person;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.giftcard.Dollars;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.user.User;

/**
 * Somebody in the directory.
 *
 * @param number the id the gift-card family knows the person by
 * @param level how well the person is known, 1 to 3
 * @param version counts the changes of what other services may know of the person
 * @param accessVersion counts changes of role and log-in
 * @param notBefore a whole second; access tokens that say they were issued before are dead; null while none is
 */
public record Person(
        UUID id,
        long number,
        String email,
        @Nullable String username,
        @Nullable String fullName,
        @Nullable String phone,
        boolean phoneVerified,
        boolean hasPin,
        Role role,
        int level,
        boolean active,
        long version,
        long accessVersion,
        @Nullable Instant notBefore,
        Instant createdAt) {

    /** What other services may know. */
    public User asUser() {
        return new User(id, number, email, fullName, username, phone, phoneVerified, level, active, version);
    }

    /** The names of all roles that the person has, the lowest first. */
    public List<String> roles() {
        return Stream.of(Role.values()).filter(role::includes).map(Role::name).toList();
    }

    /** How the gift-card family writes the level. */
    public String shownLevel() {
        return "Level " + level;
    }

    /** The most that the person may withdraw at once, in US dollars with two decimals. */
    public String transactionLimit() {
        return Dollars.text(asUser().transactionLimit());
    }

    public boolean kycVerified() {
        return level > 1;
    }
}
