package org.walletsuite.platform.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.error.ErrorDialect;

/** Errors of the partners' token call, as RFC 6749 section 5.2 wants them: {@code {error, error_description?}}. */
public final class PartnerTokenErrors implements ErrorDialect {

    @Override
    public Object body(ApiException error, RequestLine request) {
        var said = error.message() == null ? error.firstFault().orElse(null) : error.message();
        return new Body(code(error.code()), said);
    }

    @Override
    public String challenge() {
        return "Basic realm=\"partners\"";
    }

    /** The two codes for what is no fault of the request are those of section 4.1.2.1. */
    private static String code(ErrorCode code) {
        return switch (code) {
            case UNAUTHORIZED -> "invalid_client";
            case FORBIDDEN -> "unauthorized_client";
            case INTERNAL_ERROR -> "server_error";
            case REQUEST_TIMEOUT, RATE_LIMITED, BAD_GATEWAY, SERVICE_UNAVAILABLE, TIMEOUT -> "temporarily_unavailable";
            case VALIDATION_ERROR,
                    INVALID_ID,
                    NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE,
                    UNSUPPORTED_MEDIA_TYPE,
                    PAYLOAD_TOO_LARGE,
                    IDEMPOTENCY_KEY_REUSED,
                    CONFLICT -> "invalid_request";
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
                    OFFLINE_ID_REUSED -> throw new IllegalStateException(code + " belongs to the festival family");
        };
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Body(
            String error,
            @JsonProperty("error_description") @Nullable String description) {}
}
