package org.walletsuite.gateway.route;

import java.time.Duration;
import org.springframework.http.HttpMethod;
import org.walletsuite.platform.client.CircuitBreakers;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;

/** A request without a response from its service. */
final class ForwardingFailure extends Exception {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Kind kind;

    ForwardingFailure(Kind kind, Exception cause) {
        super(kind.name(), cause);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** The error for the caller: 503 where nothing was sent, 504 where a command may have run. */
    ApiException error(HttpMethod method) {
        return switch (kind) {
            case NOT_REACHED, NO_CONNECTION_FREE -> new ApiException(ErrorCode.SERVICE_UNAVAILABLE).retryAfter(SOON);
            case TOO_SLOW -> new ApiException(ErrorCode.TIMEOUT).retryAfter(SOON);
            case NO_USABLE_ANSWER ->
                new ApiException(CircuitBreakers.isRead(method) ? ErrorCode.BAD_GATEWAY : ErrorCode.TIMEOUT)
                        .retryAfter(SOON);
            case BODY_TOO_LARGE -> new ApiException(ErrorCode.PAYLOAD_TOO_LARGE);
            case BODY_LOST -> new ApiException(ErrorCode.VALIDATION_ERROR, "The body ended before its end.");
            case BODY_TOO_SLOW -> new ApiException(ErrorCode.REQUEST_TIMEOUT);
        };
    }

    /** Why there was no response. */
    enum Kind {
        NOT_REACHED,
        /** All connections of the pool are in use, which is not evidence of an outage. */
        NO_CONNECTION_FREE,
        TOO_SLOW,
        NO_USABLE_ANSWER,
        BODY_TOO_LARGE,
        BODY_LOST,
        BODY_TOO_SLOW;

        boolean isTheServices() {
            return switch (this) {
                case NOT_REACHED, TOO_SLOW, NO_USABLE_ANSWER -> true;
                case NO_CONNECTION_FREE, BODY_TOO_LARGE, BODY_LOST, BODY_TOO_SLOW -> false;
            };
        }
    }
}
