package org.walletsuite.platform.sync;

import org.springframework.http.HttpMethod;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.error.ErrorDialect;
import org.walletsuite.platform.error.FamilyFailure;

/** Errors of the sync family: {@code {success: false, code, message}}. */
public final class SyncErrors implements ErrorDialect {

    /** Paths for users with a token, not for systems with a key. */
    private static final String ADMINS = "/api/v1/admin/";

    @Override
    public Object body(ApiException error, RequestLine request) {
        return new Body(
                false, code(error, request), error.message() == null ? message(error, request) : error.message());
    }

    /** The document distinguishes an invalid query, in a GET, from an invalid body. */
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
            case FamilyFailure own -> own.message();
            case ErrorCode.VALIDATION_ERROR -> error.firstFault().orElse("The request is not valid");
            case ErrorCode.INVALID_ID -> "Invalid ID";
            case ErrorCode.UNAUTHORIZED ->
                request.path().startsWith(ADMINS) ? "Invalid or missing access token" : "Invalid or missing API key";
            case ErrorCode.FORBIDDEN -> "You do not have permission to perform this action";
            case ErrorCode.NOT_FOUND -> "Not found";
            case ErrorCode.METHOD_NOT_ALLOWED -> "Method " + request.method() + " is not allowed here";
            case ErrorCode.NOT_ACCEPTABLE -> "Only application/json can be answered";
            case ErrorCode.UNSUPPORTED_MEDIA_TYPE -> "The body must be application/json";
            case ErrorCode.REQUEST_TIMEOUT -> "The request did not arrive in time, please send it again";
            case ErrorCode.PAYLOAD_TOO_LARGE -> "The body is too large";
            case ErrorCode.RATE_LIMITED -> "Too many requests";
            case ErrorCode.IDEMPOTENCY_KEY_REUSED -> "This idempotency key was used with a different request";
            case ErrorCode.CONFLICT -> "The request conflicts with the current state";
            case ErrorCode.INTERNAL_ERROR -> "Server error";
            case ErrorCode.BAD_GATEWAY -> "A service behind the gateway gave no usable answer";
            case ErrorCode.SERVICE_UNAVAILABLE -> "Temporarily unavailable, please try again";
            case ErrorCode.TIMEOUT -> "No answer in time; retry the request to learn the outcome";
        };
    }

    private record Body(boolean success, String code, String message) {}
}
