package org.walletsuite.platform.sync;

import org.springframework.http.HttpMethod;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.error.ErrorDialect;

/** Errors of the sync family: {@code {success: false, code, message}}. */
public final class SyncErrors implements ErrorDialect {

    /** Where people with a token call, not systems with a key. */
    private static final String ADMINS = "/api/v1/admin/";

    @Override
    public Object body(ApiException error, RequestLine request) {
        return new Body(
                false, code(error, request), error.message() == null ? message(error, request) : error.message());
    }

    /** The document tells a bad query, which is all that a reading call has, from a bad body. */
    private static String code(ApiException error, RequestLine request) {
        if (error.code() != ErrorCode.VALIDATION_ERROR && error.code() != ErrorCode.INVALID_ID) {
            return error.code().name();
        }
        return isReading(request) ? "INVALID_PARAMS" : "INVALID_PAYLOAD";
    }

    private static boolean isReading(RequestLine request) {
        return request.method().equals(HttpMethod.GET.name())
                || request.method().equals(HttpMethod.HEAD.name());
    }

    private static String message(ApiException error, RequestLine request) {
        return switch (error.code()) {
            case VALIDATION_ERROR -> error.firstFault().orElse("The request is not valid");
            case INVALID_ID -> "Invalid ID";
            case UNAUTHORIZED ->
                request.path().startsWith(ADMINS) ? "Invalid or missing access token" : "Invalid or missing API key";
            case FORBIDDEN -> "You do not have permission to perform this action";
            case NOT_FOUND -> "Not found";
            case METHOD_NOT_ALLOWED -> "Method " + request.method() + " is not allowed here";
            case NOT_ACCEPTABLE -> "Only application/json can be answered";
            case UNSUPPORTED_MEDIA_TYPE -> "The body must be application/json";
            case REQUEST_TIMEOUT -> "The request did not arrive in time, please send it again";
            case PAYLOAD_TOO_LARGE -> "The body is too large";
            case RATE_LIMITED -> "Too many requests";
            case IDEMPOTENCY_KEY_REUSED -> "This idempotency key was used with a different request";
            case CONFLICT -> "The request conflicts with the current state";
            case INTERNAL_ERROR -> "Server error";
            case BAD_GATEWAY -> "A service behind the gateway gave no usable answer";
            case SERVICE_UNAVAILABLE -> "Temporarily unavailable, please try again";
            case TIMEOUT -> "No answer in time; repeat the request to learn the outcome";
            case INSUFFICIENT_BALANCE,
                    WALLET_FROZEN,
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

    private record Body(boolean success, String code, String message) {}
}
