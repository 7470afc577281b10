package org.walletsuite.platform.mainwallet;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorDialect;

/** Errors of the main wallet: its envelope with {@code success: false}, and the message once more as {@code data}. */
public final class MainWalletErrors implements ErrorDialect {

    /** UTC without a zone, to the second. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private final Clock clock;

    public MainWalletErrors(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Object body(ApiException error, RequestLine request) {
        var message = error.message() == null ? message(error, request) : error.message();
        var now = TIME.format(clock.instant().atOffset(ZoneOffset.UTC));
        return new Envelope(false, error.code().status().name(), message, now, message);
    }

    private static String message(ApiException error, RequestLine request) {
        return switch (error.code()) {
            case VALIDATION_ERROR -> error.firstFault().orElse("The request is not valid");
            case INVALID_ID -> "Invalid ID";
            case UNAUTHORIZED -> "Authentication token is required";
            case FORBIDDEN -> "You do not have permission to perform this action";
            case NOT_FOUND -> "Not found";
            case METHOD_NOT_ALLOWED -> "Method " + request.method() + " is not allowed here";
            case NOT_ACCEPTABLE -> "Only application/json can be answered";
            case UNSUPPORTED_MEDIA_TYPE -> "The body must be application/json";
            case REQUEST_TIMEOUT -> "The request did not arrive in time, please send it again";
            case PAYLOAD_TOO_LARGE -> "The body is too large";
            case RATE_LIMITED -> "Rate limit exceeded. Please try again later.";
            case IDEMPOTENCY_KEY_REUSED -> "This idempotency key was used with a different request";
            case INSUFFICIENT_BALANCE -> "Insufficient wallet balance";
            case WALLET_FROZEN -> "Wallet is deactivated";
            case CONFLICT -> "The request conflicts with the current state";
            case INTERNAL_ERROR -> "Something went wrong on our side";
            case BAD_GATEWAY -> "A service behind the gateway gave no usable answer";
            case SERVICE_UNAVAILABLE -> "Temporarily unavailable, please try again";
            case TIMEOUT -> "No answer in time; repeat with the same Idempotency-Key to learn the outcome";
            case WALLET_CLOSED,
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

    private record Envelope(
            boolean success,
            String httpStatus,
            String message,
            @JsonProperty("action_time") String actionTime,
            String data) {}
}
