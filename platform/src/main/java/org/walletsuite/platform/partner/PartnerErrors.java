package org.walletsuite.platform.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.error.ErrorDialect;
import org.walletsuite.platform.error.FamilyFailure;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Errors of the partner family: {@code {success: false, error, error_code, message, details?, timestamp, request_id}}. */
public final class PartnerErrors implements ErrorDialect {

    @Override
    public Object body(ApiException error, RequestLine request) {
        var code = error.code().name();
        var message = error.message() == null ? message(error, request) : error.message();
        var at = request.at().truncatedTo(ChronoUnit.SECONDS).toString();
        var errorCode = error.code() instanceof PartnerFailure own ? own.errorCode() : code;
        return new Body(false, code, errorCode, message, details(error), at, request.requestId());
    }

    @Override
    public List<PartnerFailure> coded() {
        return List.of(PartnerFailure.values());
    }

    /** Numbers for a program where the refusal has them, else what is wrong with each field. */
    private static Map<String, ?> details(ApiException error) {
        return error.details().isEmpty() ? error.fields() : error.details();
    }

    private static String message(ApiException error, RequestLine request) {
        return switch (error.code()) {
            case FamilyFailure own -> own.message();
            case ErrorCode.VALIDATION_ERROR -> error.firstFault().orElse("The request is not valid");
            case ErrorCode.INVALID_ID -> "Invalid ID";
            case ErrorCode.UNAUTHORIZED -> "A valid access token is required";
            case ErrorCode.FORBIDDEN -> "You do not have permission to perform this action";
            case ErrorCode.NOT_FOUND -> "Not found";
            case ErrorCode.METHOD_NOT_ALLOWED -> "Method " + request.method() + " is not allowed here";
            case ErrorCode.NOT_ACCEPTABLE -> "Only application/json can be answered";
            case ErrorCode.UNSUPPORTED_MEDIA_TYPE -> "The body must be application/json";
            case ErrorCode.REQUEST_TIMEOUT -> "The request did not arrive in time, please send it again";
            case ErrorCode.PAYLOAD_TOO_LARGE -> "The body is too large";
            case ErrorCode.RATE_LIMITED -> "Rate limit exceeded, please try again later";
            case ErrorCode.IDEMPOTENCY_KEY_REUSED -> "This idempotency key was used with a different request";
            case ErrorCode.CONFLICT -> "The request conflicts with the current state";
            case ErrorCode.INTERNAL_ERROR -> "Something went wrong on our side";
            case ErrorCode.BAD_GATEWAY -> "A service behind the gateway gave no usable answer";
            case ErrorCode.SERVICE_UNAVAILABLE -> "Temporarily unavailable, please try again";
            case ErrorCode.TIMEOUT -> "No answer in time; retry the request to learn the outcome";
        };
    }

    @JsonNaming(SnakeCaseStrategy.class)
    private record Body(
            boolean success,
            String error,
            String errorCode,
            String message,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, ?> details,

            String timestamp,
            String requestId) {}
}
