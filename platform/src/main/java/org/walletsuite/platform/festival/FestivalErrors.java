package org.walletsuite.platform.festival;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.error.ErrorDialect;
import org.walletsuite.platform.error.FamilyFailure;

/** Errors of the festival family: {@code {error: {code, message, details?}}}. */
public final class FestivalErrors implements ErrorDialect {

    /** The message for a caller without STAFF at a staff endpoint. */
    private static final String STAFF_REQUIRED = "Staff authentication required";

    private static final Pattern STAFF_PATHS = Pattern.compile("/api/v1/(payments(/.*)?"
            + "|wallets(/[^/]+(/topup|/cashout)?)?" + "|stands/[^/]+/(sales|transactions))/?");

    @Override
    public Object body(ApiException error, RequestLine request) {
        return new Body(problem(error, request));
    }

    /** The error of one item of a list that is answered item by item. */
    public static Problem problem(ApiException error, RequestLine request) {
        var message = error.message() == null ? message(error, request) : error.message();
        return new Problem(error.code().name(), message, error.fields());
    }

    private static String message(ApiException error, RequestLine request) {
        return switch (error.code()) {
            case FamilyFailure own -> own.message();
            case ErrorCode.VALIDATION_ERROR -> error.firstFault().orElse("The request is not valid");
            case ErrorCode.UNAUTHORIZED ->
                STAFF_PATHS.matcher(request.path()).matches() ? STAFF_REQUIRED : "Invalid user";
            case ErrorCode.FORBIDDEN -> "You do not have permission to perform this action";
            case ErrorCode.NOT_FOUND -> "Not found";
            case ErrorCode.METHOD_NOT_ALLOWED -> "Method " + request.method() + " is not allowed here";
            case ErrorCode.NOT_ACCEPTABLE -> "Only application/json can be answered";
            case ErrorCode.UNSUPPORTED_MEDIA_TYPE -> "The body must be application/json";
            case ErrorCode.REQUEST_TIMEOUT -> "The request did not arrive in time, please send it again";
            case ErrorCode.PAYLOAD_TOO_LARGE -> "The body is too large";
            case ErrorCode.RATE_LIMITED -> "Too many requests";
            case ErrorCode.IDEMPOTENCY_KEY_REUSED -> "This idempotency key was used with a different request";
            case ErrorCode.INVALID_ID -> "Invalid ID";
            case ErrorCode.CONFLICT -> "The request conflicts with the current state";
            case ErrorCode.INTERNAL_ERROR -> "Something went wrong on our side";
            case ErrorCode.BAD_GATEWAY -> "A service behind the gateway gave no usable answer";
            case ErrorCode.SERVICE_UNAVAILABLE -> "Temporarily unavailable, please try again";
            case ErrorCode.TIMEOUT -> "No answer in time; retry with the same Idempotency-Key to learn the outcome";
        };
    }

    @Override
    public List<FestivalFailure> coded() {
        return List.of(FestivalFailure.values());
    }

    @Override
    public ApiException staffRequired() {
        return new ApiException(ErrorCode.UNAUTHORIZED, STAFF_REQUIRED);
    }

    private record Body(Problem error) {}

    /**
     * An error.
     *
     * @param code the name of an {@link ErrorCode} or a {@link FestivalFailure}
     * @param details messages by field, for invalid fields
     */
    public record Problem(
            String code,
            String message,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
            Map<String, List<String>> details) {}
}
