package org.walletsuite.platform.error;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that ends in an error, which the caller gets in the format of its API family. */
public final class ApiException extends RuntimeException {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Failure code;
    private final @Nullable String shown;
    private final transient Map<String, List<String>> fields;
    private final transient Map<String, Object> details;
    private final transient @Nullable Duration retryAfter;

    private ApiException(
            Failure code,
            @Nullable String shown,
            Map<String, List<String>> fields,
            Map<String, Object> details,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(shown == null ? code.name() + fields : shown, cause);
        this.code = code;
        this.shown = shown;
        this.fields = fields;
        this.details = details;
        this.retryAfter = retryAfter;
    }

    public ApiException(Failure code, String message) {
        this(code, message, Map.of(), Map.of(), null, null);
    }

    public ApiException(Failure code, String message, @Nullable Throwable cause) {
        this(code, message, Map.of(), Map.of(), null, cause);
    }

    /** An error that the family words itself, such as a missing token or a refusal of its own. */
    public ApiException(Failure code) {
        this(code, code instanceof FamilyFailure own ? own.message() : null, Map.of(), Map.of(), null, null);
    }

    /** An invalid body or parameter; the messages are keyed by field. */
    public static ApiException invalid(Map<String, List<String>> fields) {
        return new ApiException(ErrorCode.VALIDATION_ERROR, null, fields, Map.of(), null, null);
    }

    public static ApiException invalid(String field, String message) {
        return invalid(Map.of(field, List.of(message)));
    }

    /** A dependency is unavailable: nothing was changed, and the caller may retry soon. */
    public static ApiException unavailable(String message, @Nullable Throwable cause) {
        return new ApiException(ErrorCode.SERVICE_UNAVAILABLE, message, Map.of(), Map.of(), SOON, cause);
    }

    /** The outcome is unknown; a retry with the same idempotency key returns it. */
    public static ApiException outcomeUnknown(String message, @Nullable Throwable cause) {
        return new ApiException(ErrorCode.TIMEOUT, message, Map.of(), Map.of(), SOON, cause);
    }

    public ApiException retryAfter(Duration wait) {
        return new ApiException(code, shown, fields, details, wait, getCause());
    }

    /** With what a program can reckon with, such as how much is missing; only families that have details show them. */
    public ApiException details(Map<String, Object> shownDetails) {
        return new ApiException(code, shown, fields, shownDetails, retryAfter, getCause());
    }

    public Failure code() {
        return code;
    }

    /** The message for the caller, or null where the family has its own for this code. */
    public @Nullable String message() {
        return shown;
    }

    public Map<String, List<String>> fields() {
        return fields;
    }

    public Map<String, Object> details() {
        return details;
    }

    /** The error of the first invalid field, in a sentence that names it. */
    public Optional<String> firstFault() {
        return fields.entrySet().stream()
                .findFirst()
                .map(field -> field.getKey() + ": " + String.join(" ", field.getValue()));
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
