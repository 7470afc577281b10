package org.walletsuite.partnersync.sync;

import org.springframework.http.HttpStatus;
import org.walletsuite.platform.error.FamilyFailure;

/** What only the sync family refuses. */
enum SyncFailure implements FamilyFailure {
    INVALID_SYSTEM(HttpStatus.BAD_REQUEST, "Unknown system code"),
    SYSTEM_DISABLED(HttpStatus.BAD_REQUEST, "System is disabled"),
    USER_NOT_FOUND(HttpStatus.NOT_FOUND, "User not found");

    private final HttpStatus status;
    private final String message;

    SyncFailure(HttpStatus status, String message) {
        this.status = status;
        this.message = message;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String message() {
        return message;
    }
}
