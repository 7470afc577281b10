package org.walletsuite.platform.festival;

import org.springframework.http.HttpStatus;
import org.walletsuite.platform.error.FamilyFailure;

/** What only the festival family refuses. */
public enum FestivalFailure implements FamilyFailure {
    INSUFFICIENT_BALANCE("Insufficient balance"),
    WALLET_FROZEN("Wallet is frozen"),
    WALLET_CLOSED("Wallet is closed"),
    WALLET_NOT_EMPTY("Only an empty wallet can be closed"),
    STAND_INACTIVE("Stand is not active"),
    STAND_CLOSED("Stand is closed"),
    FESTIVAL_ENDED("Festival has ended"),
    FESTIVAL_MISMATCH("Wallet and stand belong to different festivals"),
    INVALID_QR("Invalid QR code"),
    NOT_REFUNDABLE("Only purchases can be refunded"),
    ALREADY_REFUNDED("Transaction was already refunded"),
    REFUND_EXCEEDED("The amount is more than what is left to refund"),
    OFFLINE_ID_REUSED(
            HttpStatus.UNPROCESSABLE_CONTENT, "This offlineId was used with a different payment at this stand");

    private final HttpStatus status;
    private final String message;

    FestivalFailure(String message) {
        this(HttpStatus.BAD_REQUEST, message);
    }

    FestivalFailure(HttpStatus status, String message) {
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
