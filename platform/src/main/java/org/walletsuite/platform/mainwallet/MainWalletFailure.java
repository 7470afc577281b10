package org.walletsuite.platform.mainwallet;

import org.springframework.http.HttpStatus;
import org.walletsuite.platform.error.FamilyFailure;

/** What only the main wallet refuses; its callers see the status and the words, not the name. */
public enum MainWalletFailure implements FamilyFailure {
    INSUFFICIENT_BALANCE("Insufficient wallet balance"),
    DEACTIVATED("Wallet is deactivated");

    private final String message;

    MainWalletFailure(String message) {
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
