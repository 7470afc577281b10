package org.walletsuite.platform.giftcard;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.error.ErrorDialect;
import org.walletsuite.platform.error.FamilyFailure;

/** Errors of the gift-card family and the account calls: {@code {detail}} or {@code {field: [messages]}}. */
public final class GiftCardErrors implements ErrorDialect {

    private static final String INCORRECT_PIN = "Incorrect transaction PIN.";

    /** The PIN in this field is not the user's. */
    public static ApiException incorrectPin(String field) {
        return ApiException.invalid(field, INCORRECT_PIN);
    }

    @Override
    public Object body(ApiException error, RequestLine request) {
        if (!error.fields().isEmpty()) {
            return shown(error.fields());
        }
        return Map.of("detail", error.message() == null ? message(error, request) : error.message());
    }

    /** The document shows a field's errors as a list, except for a PIN. */
    private static Map<String, Object> shown(Map<String, List<String>> fields) {
        var shown = new LinkedHashMap<String, Object>();
        fields.forEach((field, messages) ->
                shown.put(field, messages.equals(List.of(INCORRECT_PIN)) ? INCORRECT_PIN : messages));
        return shown;
    }

    private static String message(ApiException error, RequestLine request) {
        return switch (error.code()) {
            case FamilyFailure own -> own.message();
            case ErrorCode.UNAUTHORIZED -> "Authentication credentials were not provided.";
            case ErrorCode.FORBIDDEN -> "You do not have permission to perform this action.";
            case ErrorCode.NOT_FOUND -> "Not found.";
            case ErrorCode.METHOD_NOT_ALLOWED -> "Method \"" + request.method() + "\" not allowed.";
            case ErrorCode.NOT_ACCEPTABLE -> "Could not satisfy the request Accept header.";
            case ErrorCode.UNSUPPORTED_MEDIA_TYPE -> "Unsupported media type in request.";
            case ErrorCode.REQUEST_TIMEOUT -> "The request did not arrive in time, send it again.";
            case ErrorCode.PAYLOAD_TOO_LARGE -> "Request body is too large.";
            case ErrorCode.RATE_LIMITED -> throttled(error.retryAfter());
            case ErrorCode.IDEMPOTENCY_KEY_REUSED -> "This idempotency key was used with a different request.";
            case ErrorCode.VALIDATION_ERROR, ErrorCode.INVALID_ID -> "Invalid input.";
            case ErrorCode.CONFLICT -> "The request conflicts with the current state.";
            case ErrorCode.INTERNAL_ERROR -> "A server error occurred.";
            case ErrorCode.BAD_GATEWAY -> "A service behind the gateway gave no usable answer.";
            case ErrorCode.SERVICE_UNAVAILABLE -> "Service temporarily unavailable, try again later.";
            case ErrorCode.TIMEOUT -> "No answer in time; retry the request to learn the outcome.";
        };
    }

    private static String throttled(@Nullable Duration wait) {
        return wait == null
                ? "Request was throttled."
                : "Request was throttled. Expected available in " + wait.toSeconds() + " seconds.";
    }
}
