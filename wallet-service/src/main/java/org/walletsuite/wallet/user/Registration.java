package org.walletsuite.wallet.user;

import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.security.Role;

/** A new user, validated and normalised. */
record Registration(
        String email,
        String password,
        @Nullable String fullName,
        @Nullable String phone,
        @Nullable String username,
        String language,
        Role role,
        @Nullable String pin) {

    @Override
    public String toString() {
        return "Registration[email=" + email + ", role=" + role + "]";
    }
}
