package org.walletsuite.platform.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What every good answer of the partner family comes in.
 *
 * @param message absent where the data says it all
 * @param timestamp when it was answered first, to the second
 */
public record PartnerAnswer<T>(
        boolean success,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String message,

        T data,
        Instant timestamp) {

    public static <T> PartnerAnswer<T> of(T data, Instant at) {
        return new PartnerAnswer<>(true, null, data, at.truncatedTo(ChronoUnit.SECONDS));
    }

    public static <T> PartnerAnswer<T> of(String message, T data, Instant at) {
        return new PartnerAnswer<>(true, message, data, at.truncatedTo(ChronoUnit.SECONDS));
    }
}
