package org.walletsuite.platform.error;

import org.springframework.http.HttpStatus;

/** Every way a request can fail, with its HTTP status; the name is the code the festival family shows. */
public enum ErrorCode {
    VALIDATION_ERROR(HttpStatus.BAD_REQUEST),
    INVALID_ID(HttpStatus.BAD_REQUEST),
    INSUFFICIENT_BALANCE(HttpStatus.BAD_REQUEST),
    WALLET_FROZEN(HttpStatus.BAD_REQUEST),
    WALLET_CLOSED(HttpStatus.BAD_REQUEST),
    STAND_INACTIVE(HttpStatus.BAD_REQUEST),
    STAND_CLOSED(HttpStatus.BAD_REQUEST),
    FESTIVAL_ENDED(HttpStatus.BAD_REQUEST),
    FESTIVAL_MISMATCH(HttpStatus.BAD_REQUEST),
    INVALID_QR(HttpStatus.BAD_REQUEST),
    NOT_REFUNDABLE(HttpStatus.BAD_REQUEST),
    ALREADY_REFUNDED(HttpStatus.BAD_REQUEST),
    REFUND_EXCEEDED(HttpStatus.BAD_REQUEST),
    WALLET_NOT_EMPTY(HttpStatus.BAD_REQUEST),
    UNAUTHORIZED(HttpStatus.UNAUTHORIZED),
    FORBIDDEN(HttpStatus.FORBIDDEN),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
    REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT),
    CONFLICT(HttpStatus.CONFLICT),
    PAYLOAD_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT),
    OFFLINE_ID_REUSED(HttpStatus.UNPROCESSABLE_CONTENT),
    RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR),
    BAD_GATEWAY(HttpStatus.BAD_GATEWAY),
    SERVICE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    TIMEOUT(HttpStatus.GATEWAY_TIMEOUT);

    private final HttpStatus status;

    ErrorCode(HttpStatus status) {
        this.status = status;
    }

    public HttpStatus status() {
        return status;
    }
}
