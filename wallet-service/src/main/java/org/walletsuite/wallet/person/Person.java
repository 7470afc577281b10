package org.walletsuite.wallet.person;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.security.Role;
import org.walletsuite.wallet.token.AccessTokens;

/**
 * Somebody in the directory.
 *
 * @param number the id the gift-card family knows the person by
 * @param level how well the person is known, 1 to 3
 */
record Person(
        UUID id,
        long number,
        String email,
        @Nullable String username,
        @Nullable String fullName,
        @Nullable String phone,
        Role role,
        int level,
        boolean active) {

    AccessTokens.Holder tokenHolder() {
        return new AccessTokens.Holder(id, role, username == null ? email : username, email);
    }
}
