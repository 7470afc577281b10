package org.walletsuite.wallet.access;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.normalisation.EmailAddress;
import org.walletsuite.platform.normalisation.PhoneNumber;
import org.walletsuite.wallet.password.Normalisation;

/** Whom a text identifies, normalised as the directory has it: each of these is null where it can't be one. */
record UserLookup(
        @Nullable UUID id,
        @Nullable Long number,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String username) {

    /** Numbers of more digits are nobody's. */
    private static final String NUMBER = "[0-9]{1,18}";

    static UserLookup of(String text) {
        return new UserLookup(
                id(text).orElse(null),
                text.matches(NUMBER) ? Long.valueOf(text) : null,
                EmailAddress.canonical(text).orElse(null),
                PhoneNumber.canonical(text).orElse(null),
                Normalisation.username(text)
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .orElse(null));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(Ids.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
