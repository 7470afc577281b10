package org.walletsuite.payment.stand;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.text.OneLine;

/** What shall be different about a stand; what is left out stays, an empty location takes it away. */
record StandChange(
        @Nullable
        @OneLine
        @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*", message = "Must not be blank.")
        @Size(max = NewStand.NAME, message = "Must have at most 100 characters.")
        String name,

        @Nullable StandCategory category,

        @Nullable @OneLine @Size(max = NewStand.LOCATION, message = "Must have at most 200 characters.")
        String location,

        @Nullable StandStatus status) {

    Stand applyTo(Stand stand, Instant now) {
        var described = stand.described(
                name == null ? stand.name() : name,
                category == null ? stand.category() : category,
                location == null ? stand.location() : location,
                now);
        return status == null ? described : described.become(status, now);
    }
}
