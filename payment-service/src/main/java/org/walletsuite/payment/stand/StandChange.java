package org.walletsuite.payment.stand;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What shall be different about a stand; what is left out stays, an empty location takes it away. */
record StandChange(
        @Nullable
        @Pattern(regexp = NewStand.ONE_LINE, message = "Must be plain text on one line.")
        @Pattern(regexp = "(?s).*\\S.*", message = "Must not be blank.")
        @Size(max = NewStand.NAME, message = "Must have at most 100 characters.")
        String name,

        @Nullable StandCategory category,

        @Nullable
        @Pattern(regexp = NewStand.ONE_LINE, message = "Must be plain text on one line.")
        @Size(max = NewStand.LOCATION, message = "Must have at most 200 characters.")
        String location,

        @Nullable StandStatus status) {

    Stand applyTo(Stand stand, Instant now) {
        var described = stand.described(
                name == null ? stand.name() : name,
                category == null ? stand.category() : category,
                location == null ? stand.location() : blankToNull(location),
                now);
        return status == null ? described : described.become(status, now);
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }
}
