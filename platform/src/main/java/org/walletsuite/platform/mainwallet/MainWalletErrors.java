package org.walletsuite.platform.mainwallet;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.error.ErrorDialect;
import org.walletsuite.platform.error.FamilyFailure;

/** Errors of the main wallet: its envelope with {@code success: false}, and the message repeated as {@code data}. */
public final class MainWalletErrors implements ErrorDialect {

    /** UTC without a zone, to the second. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    @Override
    public Object body(ApiException error, RequestLine request) {
        var message = error.message() == null ? message(error, request) : error.message();
        var at = TIME.format(request.at().atOffset(ZoneOffset.UTC));
        return new Envelope(false, error.code().status().name(), message, at, message);
    }

    private static String message(ApiException error, RequestLine request) {
        return switch (error.code()) {
            case FamilyFailure own -> own.message();
            case ErrorCode.VALIDATION_ERROR -> error.firstFault().orElse("The request is not valid");
            case ErrorCode.INVALID_ID -> "Invalid ID";
            case ErrorCode.UNAUTHORIZED -> "Authentication token is required";
            case ErrorCode.FORBIDDEN -> "You do not have permission to perform this action";
            case ErrorCode.NOT_FOUND -> "Not found";
            case ErrorCode.METHOD_NOT_ALLOWED -> "Method " + request.method() + " is not allowed here";
            case ErrorCode.NOT_ACCEPTABLE -> "Only application/json can be answered";
            case ErrorCode.UNSUPPORTED_MEDIA_TYPE -> "The body must be application/json";
            case ErrorCode.REQUEST_TIMEOUT -> "The request did not arrive in time, please send it again";
            case ErrorCode.PAYLOAD_TOO_LARGE -> "The body is too large";
            case ErrorCode.RATE_LIMITED -> "Rate limit exceeded. Please try again later.";
            case ErrorCode.IDEMPOTENCY_KEY_REUSED -> "This idempotency key was used with a different request";
            case ErrorCode.CONFLICT -> "The request conflicts with the current state";
            case ErrorCode.INTERNAL_ERROR -> "Something went wrong on our side";
            case ErrorCode.BAD_GATEWAY -> "A service behind the gateway gave no usable answer";
            case ErrorCode.SERVICE_UNAVAILABLE -> "Temporarily unavailable, please try again";
            case ErrorCode.TIMEOUT -> "No answer in time; retry with the same Idempotency-Key to learn the outcome";
        };
    }

    private record Envelope(
            boolean success,
            String httpStatus,
            String message,
            @JsonProperty("action_time") String actionTime,
            String data) {}
}
