package org.walletsuite.withdrawal.request;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.client.ServiceUnavailable;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.giftcard.GiftCardErrors;
import org.walletsuite.platform.user.PinApi;
import org.walletsuite.platform.user.PinCheck;

/** Has wallet-service look at PINs. */
@Component
class Pins {

    private final PinApi pins;

    Pins(PinApi pins) {
        this.pins = pins;
    }

    /** Throws unless this is the user's PIN. */
    void require(UUID user, String pin) {
        switch (check(user, pin)) {
            case PinCheck.Correct _ -> {}
            case PinCheck.Incorrect _ -> throw GiftCardErrors.incorrectPin("transaction_pin");
            case PinCheck.NoPin _ ->
                throw new ApiException(
                        ErrorCode.VALIDATION_ERROR, "You must create a transaction PIN before making withdrawals.");
            case PinCheck.Locked locked ->
                throw new ApiException(
                                ErrorCode.RATE_LIMITED,
                                "Too many wrong PINs, try again in " + locked.seconds() + " seconds.")
                        .retryAfter(locked.rest());
        }
    }

    /** An attempt whose answer was lost may have been counted, but no withdrawal was begun. */
    private PinCheck check(UUID user, String pin) {
        try {
            return pins.check(user, new PinApi.Attempt(pin));
        } catch (ServiceUnavailable e) {
            throw ApiException.unavailable("Temporarily unavailable, please try again", e);
        }
    }
}
