package org.walletsuite.payment.stand;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.text.Line;
import org.walletsuite.platform.text.OneLine;
import org.walletsuite.platform.web.Patch;

/** A change of a stand; a null or empty location clears it. */
record StandChange(
        @OneLine
        @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*", message = "Must not be blank.")
        @Size(max = NewStand.NAME, message = "Must have at most 100 characters.")
        Patch<@NotNull(message = NewStand.REQUIRED) String> name,

        Patch<@NotNull(message = NewStand.REQUIRED) StandCategory> category,

        @OneLine @Size(max = NewStand.LOCATION, message = "Must have at most 200 characters.")
        Patch<String> location,

        Patch<@NotNull(message = NewStand.REQUIRED) StandStatus> status) {

    StandChange {
        name = name.map(text -> Line.composed(text, NewStand.NAME));
        location = location.map(text -> Line.composed(text, NewStand.LOCATION));
    }

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
