package org.walletsuite.partnersync.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a system says of one of its users, normalised.
 *
 * @param email null where it says nothing about it, like the phone and the name
 * @param at when that was so
 */
record UserReport(
        String externalId,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String name,
        Instant at) {

    boolean saysNothing() {
        return email == null && phone == null;
    }

    @Override
    public String toString() {
        return "UserReport[externalId=" + externalId + "]";
    }
}
