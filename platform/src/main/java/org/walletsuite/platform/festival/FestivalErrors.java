package org.walletsuite.platform.festival;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.error.ErrorDialect;

/** Errors of the festival family: {@code {error: {code, message, details?}}}. */
public final class FestivalErrors implements ErrorDialect {

    /** Told to anybody without STAFF who calls a staff endpoint. */
    public static final String STAFF_REQUIRED = "Staff authentication required";

    private static final Pattern STAFF_PATHS =
            Pattern.compile("/api/v1/(payments(/.*)?" + "|wallets/[^/]+(/topup|/cashout)?" + "|stands/[^/]+/sales)/?");

    @Override
    public Object body(ApiException error, RequestLine request) {
        return new Body(problem(error, request));
    }

    /** What is wrong with one item of a list that is answered item by item. */
    public static Problem problem(ApiException error, RequestLine request) {
        var message = error.message() == null ? message(error, request) : error.message();
        return new Problem(error.code().name(), message, error.fields());
    }

    private static String message(ApiException error, RequestLine request) {
        return switch (error.code()) {
            case VALIDATION_ERROR -> error.firstFault().orElse("The request is not valid");
            case UNAUTHORIZED -> STAFF_PATHS.matcher(request.path()).matches() ? STAFF_REQUIRED : "Invalid user";
            case FORBIDDEN -> "You do not have permission to perform this action";
            case NOT_FOUND -> "Not found";
            case METHOD_NOT_ALLOWED -> "Method " + request.method() + " is not allowed here";
            case NOT_ACCEPTABLE -> "Only application/json can be answered";
            case UNSUPPORTED_MEDIA_TYPE -> "The body must be application/json";
            case REQUEST_TIMEOUT -> "The request did not arrive in time, please send it again";
            case PAYLOAD_TOO_LARGE -> "The body is too large";
            case RATE_LIMITED -> "Too many requests";
            case IDEMPOTENCY_KEY_REUSED -> "This idempotency key was used with a different request";
            case INVALID_ID -> "Invalid ID";
            case INSUFFICIENT_BALANCE -> "Insufficient balance";
            case WALLET_FROZEN -> "Wallet is frozen";
            case WALLET_CLOSED -> "Wallet is closed";
            case STAND_INACTIVE -> "Stand is not active";
            case STAND_CLOSED -> "Stand is closed";
            case FESTIVAL_ENDED -> "Festival has ended";
            case FESTIVAL_MISMATCH -> "Wallet and stand belong to different festivals";
            case INVALID_QR -> "Invalid QR code";
            case NOT_REFUNDABLE -> "Only purchases can be refunded";
            case ALREADY_REFUNDED -> "Transaction was already refunded";
            case REFUND_EXCEEDED -> "The amount is more than what is left to refund";
            case WALLET_NOT_EMPTY -> "Only an empty wallet can be closed";
            case OFFLINE_ID_REUSED -> "This offlineId was used with a different payment at this stand";
            case CONFLICT -> "The request conflicts with the current state";
            case INTERNAL_ERROR -> "Something went wrong on our side";
            case BAD_GATEWAY -> "A service behind the gateway gave no usable answer";
            case SERVICE_UNAVAILABLE -> "Temporarily unavailable, please try again";
            case TIMEOUT -> "No answer in time; repeat with the same Idempotency-Key to learn the outcome";
        };
    }

    private record Body(Problem error) {}

    /**
     * What is wrong.
     *
     * @param code an {@link ErrorCode}
     * @param details messages by field, where fields are wrong
     */
    public record Problem(
            String code,
            String message,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
            Map<String, List<String>> details) {}

    /** The error for a caller without STAFF at a staff endpoint. */
    public static ApiException staffRequired() {
        return new ApiException(ErrorCode.UNAUTHORIZED, STAFF_REQUIRED);
    }
}
