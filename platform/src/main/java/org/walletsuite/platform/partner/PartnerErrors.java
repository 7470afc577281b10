package org.walletsuite.platform.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorDialect;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Errors of the partner family: {@code {success: false, error, error_code, message, details?, timestamp, request_id}}. */
public final class PartnerErrors implements ErrorDialect {

    private final Clock clock;

    public PartnerErrors(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Object body(ApiException error, RequestLine request) {
        var code = error.code().name();
        var message = error.message() == null ? message(error, request) : error.message();
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        return new Body(false, code, code, message, error.fields(), now, request.requestId());
    }

    private static String message(ApiException error, RequestLine request) {
        return switch (error.code()) {
            case VALIDATION_ERROR -> error.firstFault().orElse("The request is not valid");
            case INVALID_ID -> "Invalid ID";
            case UNAUTHORIZED -> "A valid access token is required";
            case FORBIDDEN -> "You do not have permission to perform this action";
            case NOT_FOUND -> "Not found";
            case METHOD_NOT_ALLOWED -> "Method " + request.method() + " is not allowed here";
            case NOT_ACCEPTABLE -> "Only application/json can be answered";
            case UNSUPPORTED_MEDIA_TYPE -> "The body must be application/json";
            case REQUEST_TIMEOUT -> "The request did not arrive in time, please send it again";
            case PAYLOAD_TOO_LARGE -> "The body is too large";
            case RATE_LIMITED -> "Rate limit exceeded, please try again later";
            case IDEMPOTENCY_KEY_REUSED -> "This idempotency key was used with a different request";
            case INSUFFICIENT_BALANCE -> "Insufficient balance";
            case CONFLICT -> "The request conflicts with the current state";
            case INTERNAL_ERROR -> "Something went wrong on our side";
            case BAD_GATEWAY -> "A service behind the gateway gave no usable answer";
            case SERVICE_UNAVAILABLE -> "Temporarily unavailable, please try again";
            case TIMEOUT -> "No answer in time; repeat the request to learn the outcome";
            case WALLET_FROZEN,
                    WALLET_CLOSED,
                    STAND_INACTIVE,
                    STAND_CLOSED,
                    FESTIVAL_ENDED,
                    FESTIVAL_MISMATCH,
                    INVALID_QR,
                    NOT_REFUNDABLE,
                    ALREADY_REFUNDED,
                    REFUND_EXCEEDED,
                    WALLET_NOT_EMPTY,
                    OFFLINE_ID_REUSED ->
                throw new IllegalStateException(error.code() + " belongs to the festival family");
        };
    }

    @JsonNaming(SnakeCaseStrategy.class)
    private record Body(
            boolean success,
            String error,
            String errorCode,
            String message,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<String>> details,

            String timestamp,
            String requestId) {}
}
