package org.walletsuite.platform.partner;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.walletsuite.platform.error.FamilyFailure;

/** What only the partner family refuses. */
public enum PartnerFailure implements FamilyFailure {
    /** Of a partner's customer; with what was required, what is available, and what that is short. */
    INSUFFICIENT_BALANCE(HttpStatus.PAYMENT_REQUIRED, "WALLET_INSUFFICIENT_FUNDS", "Insufficient balance"),
    PARTNER_CREDIT_EXCEEDED(HttpStatus.PAYMENT_REQUIRED, "The partner's credit limit would be exceeded"),
    PARTNER_INACTIVE(HttpStatus.FORBIDDEN, "The partner is not active"),
    CUSTOMER_INACTIVE(HttpStatus.FORBIDDEN, "The customer is not active"),
    CUSTOMER_LIMIT_EXCEEDED(
            HttpStatus.FORBIDDEN, "Partners may not debit more from the customer's wallet within a day"),
    VOUCHER_NOT_FOUND(HttpStatus.NOT_FOUND, "Voucher not found"),
    VOUCHER_NOT_REDEEMABLE(HttpStatus.BAD_REQUEST, "The voucher cannot be redeemed any more");

    private final HttpStatus status;
    private final @Nullable String errorCode;
    private final String message;

    PartnerFailure(HttpStatus status, String message) {
        this(status, null, message);
    }

    PartnerFailure(HttpStatus status, @Nullable String errorCode, String message) {
        this.status = status;
        this.errorCode = errorCode;
        this.message = message;
    }

    /** What {@code error_code} says. */
    @Override
    public String errorCode() {
        return errorCode == null ? name() : errorCode;
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
