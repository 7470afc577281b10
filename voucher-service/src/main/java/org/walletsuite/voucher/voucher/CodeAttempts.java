package org.walletsuite.voucher.voucher;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.attempt.FailedAttempts;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.partner.PartnerFailure;

/**
 * Counts wrong codes, for each user and for all of an address together. A right code does not begin the count again: else
 * whoever has one voucher could try for ever.
 */
@Component
class CodeAttempts {

    private static final String COMPLAINT = "Too many wrong voucher codes, please try again later";

    private final FailedAttempts attempts;
    private final FailedAttempts.Kind ofUser;
    private final FailedAttempts.Kind ofAddress;

    CodeAttempts(FailedAttempts attempts, VoucherSettings settings) {
        this.attempts = attempts;
        this.ofUser = new FailedAttempts.Kind(
                "voucher-code", settings.wrongCodes(), settings.window(), settings.window(), COMPLAINT);
        this.ofAddress = new FailedAttempts.Kind(
                "voucher-code-address",
                settings.wrongCodesOfAddress(),
                settings.window(),
                settings.window(),
                COMPLAINT);
    }

    /** Who tries: a user, from an address. */
    record Caller(UUID user, String address) {}

    /** Throws RATE_LIMITED while too many were wrong. */
    void check(Caller caller) {
        attempts.checkLockOut(ofUser, caller.user().toString());
        attempts.checkLockOut(ofAddress, caller.address());
    }

    /** Counts a wrong code; returns what every wrong code is answered. */
    ApiException wrong(Caller caller) {
        attempts.record(ofUser, caller.user().toString(), false);
        attempts.record(ofAddress, caller.address(), false);
        return new ApiException(PartnerFailure.VOUCHER_NOT_FOUND);
    }
}
