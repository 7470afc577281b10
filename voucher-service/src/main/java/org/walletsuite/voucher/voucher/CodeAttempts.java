package org.walletsuite.voucher.voucher;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
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

    /**
     * What a code stands for. A user's attempts are made one after the other; those of an address, where many users may come
     * from, are not, so that the address is looked at when the answer is known and before it is given.
     *
     * @param lookUp empty where the code is wrong
     */
    <T> T find(Caller caller, Supplier<Optional<T>> lookUp) {
        var found = attempts.attempt(ofUser, caller.user().toString(), lookUp);
        if (found.isEmpty()) {
            attempts.record(ofAddress, caller.address(), false);
            throw new ApiException(PartnerFailure.VOUCHER_NOT_FOUND);
        }
        attempts.checkLockOut(ofAddress, caller.address());
        return found.get();
    }
}
