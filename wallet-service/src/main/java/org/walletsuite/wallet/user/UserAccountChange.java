package org.walletsuite.wallet.user;

import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.web.Patch;

/**
 * A user's change of the own profile, validated and normalised.
 *
 * @param email null where it stays
 * @param language null where it stays
 */
public record UserAccountChange(
        @Nullable String email,
        Patch<String> fullName,
        Patch<String> phone,
        @Nullable String language) {}
