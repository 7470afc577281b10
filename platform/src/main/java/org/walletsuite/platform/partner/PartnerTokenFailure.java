package org.walletsuite.platform.partner;

import org.springframework.http.HttpStatus;
import org.walletsuite.platform.error.FamilyFailure;

/** What only the partners' token calls refuse, by RFC 6749 section 5.2. */
public enum PartnerTokenFailure implements FamilyFailure {
    UNSUPPORTED_GRANT_TYPE("Only client_credentials is supported"),
    INVALID_SCOPE("The scope is none that a partner may have"),
    /** A token is revoked by the client that it was issued to. */
    UNAUTHORIZED_CLIENT("The token was issued to another client");

    private final String message;

    PartnerTokenFailure(String message) {
        this.message = message;
    }

    @Override
    public HttpStatus status() {
        return HttpStatus.BAD_REQUEST;
    }

    @Override
    public String message() {
        return message;
    }
}
