package org.walletsuite.platform.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.error.ErrorDialect;
import org.walletsuite.platform.error.Failure;
import org.walletsuite.platform.error.FamilyFailure;

/** Errors of the partners' token calls, by RFC 6749 section 5.2: {@code {error, error_description?}}. */
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

    /** The two codes for server errors are those of section 4.1.2.1. */
    private static String code(Failure code) {
        return switch (code) {
            case PartnerTokenFailure.UNSUPPORTED_GRANT_TYPE -> "unsupported_grant_type";
            case PartnerTokenFailure.INVALID_SCOPE -> "invalid_scope";
            case PartnerTokenFailure.UNAUTHORIZED_CLIENT -> "unauthorized_client";
            case FamilyFailure own -> own.status().is4xxClientError() ? "invalid_request" : "server_error";
            case ErrorCode.UNAUTHORIZED -> "invalid_client";
            case ErrorCode.FORBIDDEN -> "unauthorized_client";
            case ErrorCode.INTERNAL_ERROR -> "server_error";
            case ErrorCode.REQUEST_TIMEOUT,
                    ErrorCode.RATE_LIMITED,
                    ErrorCode.BAD_GATEWAY,
                    ErrorCode.SERVICE_UNAVAILABLE,
                    ErrorCode.TIMEOUT -> "temporarily_unavailable";
            case ErrorCode.VALIDATION_ERROR,
                    ErrorCode.INVALID_ID,
                    ErrorCode.NOT_FOUND,
                    ErrorCode.METHOD_NOT_ALLOWED,
                    ErrorCode.NOT_ACCEPTABLE,
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    ErrorCode.PAYLOAD_TOO_LARGE,
                    ErrorCode.IDEMPOTENCY_KEY_REUSED,
                    ErrorCode.CONFLICT -> "invalid_request";
        };
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Body(
            String error,
            @JsonProperty("error_description") @Nullable String description) {}
}
