package org.walletsuite.platform.mainwallet;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What every answer of the main wallet comes in, an error's too.
 *
 * @param httpStatus the status' name
 * @param actionTime when it was answered first, as {@link #time} writes it
 * @param data null where there is nothing to say beyond the message
 */
public record Envelope<T>(
        boolean success,
        String httpStatus,
        String message,
        @JsonProperty("action_time") String actionTime,
        @Nullable T data) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    public static <T> Envelope<T> ok(String message, @Nullable T data, Instant at) {
        return of(HttpStatus.OK, message, data, at);
    }

    public static <T> Envelope<T> of(HttpStatus status, String message, @Nullable T data, Instant at) {
        return new Envelope<>(!status.isError(), status.name(), message, time(at), data);
    }

    /** A time as this family writes it: UTC without a zone, to the second. */
    public static String time(Instant time) {
        return TIME.format(time.atOffset(ZoneOffset.UTC));
    }
}
