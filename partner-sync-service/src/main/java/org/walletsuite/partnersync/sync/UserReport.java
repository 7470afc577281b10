package org.walletsuite.partnersync.sync;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a system says of one of its users, normalised.
 *
 * @param email null where it says nothing about it, like the phone, the name and the birthdate
 * @param emailUnproved whether it says that the e-mail may be somebody else's; the same of the phone
 * @param at when that was so
 */
record UserReport(
        String externalId,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String name,
        @Nullable LocalDate birthdate,
        boolean emailUnproved,
        boolean phoneUnproved,
        Instant at) {

    boolean saysNothing() {
        return email == null && phone == null;
    }

    @Override
    public String toString() {
        return "UserReport[externalId=" + externalId + "]";
    }
}
