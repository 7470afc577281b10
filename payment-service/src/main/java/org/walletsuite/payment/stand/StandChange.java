package org.walletsuite.payment.stand;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.web.Patch;

/** What shall be different about a stand; without a text, or with an empty one, it has no location any more. */
record StandChange(
        @Pattern(regexp = NewStand.ONE_LINE, message = "Must be plain text on one line.")
        @Pattern(regexp = "(?s).*\\S.*", message = "Must not be blank.")
        @Size(max = NewStand.NAME, message = "Must have at most 100 characters.")
        Patch<@NotNull(message = NewStand.REQUIRED) String> name,

        Patch<@NotNull(message = NewStand.REQUIRED) StandCategory> category,

        @Pattern(regexp = NewStand.ONE_LINE, message = "Must be plain text on one line.")
        @Size(max = NewStand.LOCATION, message = "Must have at most 200 characters.")
        Patch<String> location,

        Patch<@NotNull(message = NewStand.REQUIRED) StandStatus> status) {

    Stand applyTo(Stand stand, Instant now) {
        return stand.described(
                        name.overRequired(stand.name()),
                        category.overRequired(stand.category()),
                        blankToNull(location.over(stand.location())),
                        now)
                .become(status.overRequired(stand.status()), now);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
